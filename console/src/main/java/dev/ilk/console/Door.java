package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.SecurityHeaders;
import dev.ilk.console.http.Visit;
import dev.ilk.gate.Arrival;
import dev.ilk.kernel.Ids;
import dev.ilk.place.Client;
import dev.ilk.place.Place;
import io.helidon.http.HeaderNames;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where requests become visits and answers become responses; bugs end here, in a page. */
final class Door {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final String NAME = "console";

  private final Problems problems;
  private final SecurityHeaders security;
  private final Ids ids;
  private final InstantSource clock;

  Door(Problems problems, SecurityHeaders security, Ids ids, InstantSource clock) {
    this.problems = problems;
    this.security = security;
    this.ids = ids;
    this.clock = clock;
  }

  Handler to(Function<Visit, Answer> page) {
    return (request, response) -> {
      Arrival arrival = arrival(request);
      send(response, answer(request, arrival, page));
    };
  }

  private Answer answer(ServerRequest request, Arrival arrival, Function<Visit, Answer> page) {
    try {
      return page.apply(Visit.of(request, arrival));
    } catch (Visit.FormTooLarge e) {
      return problems.tooLarge();
    } catch (RuntimeException e) {
      LOG.error("a page broke; correlation {}", arrival.correlation().value(), e);
      return problems.broken(arrival.correlation());
    }
  }

  Arrival arrival(ServerRequest request) {
    Client client = client(request);
    return new Arrival(ids.correlation(), clock.instant(), NAME, client.address(), client.place());
  }

  /** What was found out at its arrival; else the peer itself, of whose place nothing is known. */
  static Client client(ServerRequest request) {
    return request
        .context()
        .get(Client.class)
        .orElseGet(() -> new Client(network(request.remotePeer().address()), Place.UNKNOWN));
  }

  /** The address without a zone; empty where there is none. */
  private static String network(SocketAddress peer) {
    if (!(peer instanceof InetSocketAddress inet) || inet.getAddress() == null) {
      return "";
    }
    String address = inet.getAddress().getHostAddress();
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }

  /** What every answer says, whatever is in it. */
  void secure(ServerResponse response) {
    security.addTo(response.headers());
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
  }

  private void send(ServerResponse response, Answer answer) {
    secure(response);
    for (SetCookie cookie : answer.cookies()) {
      response.headers().addCookie(cookie);
    }
    switch (answer) {
      case Answer.Page(int status, String html, var cookies) -> {
        response.status(status);
        if (status == 503) {
          response.header(HeaderNames.RETRY_AFTER, "30");
        }
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.send(html.getBytes(StandardCharsets.UTF_8));
      }
      case Answer.Json(int status, String json, var cookies) -> {
        response.status(status);
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(json.getBytes(StandardCharsets.UTF_8));
      }
      case Answer.Redirect(String location, var cookies) -> {
        response.status(303);
        response.header(HeaderNames.LOCATION, location);
        response.send();
      }
    }
  }
}
