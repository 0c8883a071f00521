package dev.ilk.web;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingName;
import dev.ilk.prove.human.LocalOperator;
import dev.ilk.prove.human.session.Moved;
import dev.ilk.prove.human.session.SessionLookup;
import dev.ilk.prove.human.session.SessionState;
import dev.ilk.prove.human.session.Sessions;
import dev.ilk.web.http.Callers;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Listening;
import dev.ilk.web.http.NetworkCallers;
import dev.ilk.web.http.SessionCookie;
import dev.ilk.web.oauth.OAuthDoorway;
import dev.ilk.web.oauth.Publications;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The doors on a real server, and a client in front of them. */
public final class Network implements AutoCloseable {
  public final TestIlk ilk;
  private final WebServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  final Map<String, SessionState> sessions = new HashMap<>();

  /** An answer with its JSON, if it is any. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public Claims json() {
      return switch (Claims.parse(response.body().getBytes(StandardCharsets.UTF_8))) {
        case Result.Ok<Claims>(Claims claims) -> claims;
        case Result.Failed<Claims> failed -> throw new AssertionError(response.body());
      };
    }

    public String text(String member) {
      return json().text(member).orElse("");
    }
  }

  public Network() throws Exception {
    this(false);
  }

  /** With {@code local}, callers are proven as at the Unix socket. */
  public Network(boolean local) throws Exception {
    ilk = new TestIlk();
    LocalOperator operator = new LocalOperator(Registry.humans(ilk.actors));
    Callers callers =
        local ? (request, now) -> Optional.of(operator.attempt(now)) : networkCallers();
    Doorway doorway = new Doorway(ilk.gate, callers, ilk.ids, ilk.clock);
    HttpRouting.Builder routing = HttpRouting.builder();
    Listening.surround(routing, TestIlk.ISSUERS.base(), ilk.ids::correlation);
    dev.ilk.web.oauth.Doors.open(
        routing,
        new OAuthDoorway(
            doorway,
            TestIlk.ISSUERS,
            TestIlk.ADDRESSES,
            ilk.workloads,
            ilk.agents,
            ilk.possession,
            new InMemoryPublications(),
            People.doorway(ilk, lookup())));
    dev.ilk.web.access.Doors.open(routing, doorway, TestIlk.ISSUERS.base(), ilk.denials);
    dev.ilk.web.admin.Doors.open(routing, doorway);
    dev.ilk.web.deployment.Doors.open(routing, doorway);
    dev.ilk.web.deployment.Doors.open(routing, doorway, TestIlk.ADDRESSES, ilk.workloads);
    dev.ilk.web.health.Doors.open(routing, Map.of());
    dev.ilk.web.openapi.Doors.open(routing);
    dev.ilk.web.sealed.Doors.open(routing, doorway, ilk.sealed);
    dev.ilk.web.spiffe.Doors.open(routing, doorway, TestIlk.ADDRESSES, ilk.workloads, this::bundle);
    dev.ilk.web.acme.Doors.open(routing, ilk.acme.doorway(doorway));
    routing.get(
        "/broken",
        (request, response) -> {
          throw new IllegalStateException("secret detail");
        });
    Listening.end(routing);
    var config = WebServer.builder().address(InetAddress.getLoopbackAddress()).port(0);
    Listening.bound(config);
    server = config.routing(routing).build().start();
  }

  private Optional<String> bundle(Environment environment) throws PartUnavailable {
    return environment.equals(TestIlk.PROD)
        ? Optional.of(ilk.authorities.bundle(environment).json())
        : Optional.empty();
  }

  private SessionLookup lookup() {
    return new SessionLookup() {
      @Override
      public Optional<SessionState> find(String digest) {
        return Optional.ofNullable(sessions.get(digest));
      }

      @Override
      public void touch(Id.Session id, Instant at) {}

      @Override
      public void moved(Id.Session id, Moved moved, boolean ends) {}
    };
  }

  private Callers networkCallers() {
    Sessions people = new Sessions(lookup(), Registry.humans(ilk.actors), Sessions.DEFAULT_IDLE);
    return new NetworkCallers(
        TestIlk.ISSUERS,
        TestIlk.ADDRESSES,
        ilk.workloads,
        ilk.agents,
        People.plane(ilk),
        people,
        SessionCookie.of(TestIlk.ISSUERS.base()));
  }

  private final class InMemoryPublications implements Publications {
    @Override
    public Optional<Keys> keys(Issuers.Issuer issuer) throws PartUnavailable {
      if (!issuer.environment().equals(TestIlk.PROD)) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Keys(
                ilk.rings.published(new RingName(issuer.ring())).json(),
                new TreeSet<>(java.util.Set.of("ES256"))));
      } catch (KeysUnavailable e) {
        throw new PartUnavailable("keys", e);
      }
    }

    @Override
    public Optional<String> revocations(Issuers.Issuer issuer, long after, Duration wait)
        throws PartUnavailable, InterruptedException {
      return issuer.environment().equals(TestIlk.PROD)
          ? Optional.of(ilk.feed.answer(issuer, after, wait))
          : Optional.empty();
    }
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  public int port() {
    return server.port();
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public Answer get(String path, String... headers) {
    return send(with(HttpRequest.newBuilder(uri(path)).GET(), headers));
  }

  public Answer post(String path, String type, String body, String... headers) {
    return send(
        with(
            HttpRequest.newBuilder(uri(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)),
            headers));
  }

  public Answer form(String path, Map<String, String> parameters, String... headers) {
    return post(path, "application/x-www-form-urlencoded", encoded(parameters), headers);
  }

  public Answer json(String path, String body, String... headers) {
    return post(path, "application/json", body, headers);
  }

  public static String encoded(Map<String, String> parameters) {
    StringBuilder text = new StringBuilder();
    parameters.forEach((name, value) ->
        text.append(text.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return text.toString();
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  /** The parameters of an exchange of the deployer's, for {@link TestIlk#PAYMENTS}. */
  public Map<String, String> exchange() {
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
    form.put("subject_token", ilk.platformToken("prod-payments-deployer"));
    form.put("subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
    form.put("audience", TestIlk.PAYMENTS.uri());
    return form;
  }

  /** A token of a workload's for Ilk itself, as a header. */
  public String[] bearer(String workload) {
    Map<String, String> form = exchange();
    form.put("subject_token", ilk.platformToken(workload));
    form.put("audience", TestIlk.ISSUERS.base());
    return new String[] {
      "Authorization", "Bearer " + form("/e/prod/workload/token", form).text("access_token")
    };
  }

  @Override
  public void close() {
    server.stop();
    client.close();
    ilk.close();
  }
}
