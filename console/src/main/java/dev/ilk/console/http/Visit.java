package dev.ilk.console.http;

import dev.ilk.gate.Arrival;
import dev.ilk.place.Client;
import dev.ilk.prove.human.session.Intent;
import dev.ilk.prove.human.session.Shown;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request, as the console's pages see it. */
public final class Visit {
  /** Longer forms are refused, in bytes. */
  public static final int MAX_FORM = 32 * 1024;

  private static final int MAX_FIELDS = 50;

  private final ServerRequest request;
  private final Arrival arrival;
  private final Map<String, List<String>> form;

  private Visit(ServerRequest request, Arrival arrival, Map<String, List<String>> form) {
    this.request = request;
    this.arrival = arrival;
    this.form = form;
  }

  /** A form that is longer than {@link #MAX_FORM} or has too many fields. */
  public static final class FormTooLarge extends Exception {
    private FormTooLarge() {
      super("the form is too large");
    }
  }

  /**
   * Takes a request in, its form included.
   *
   * @param request the request
   * @param arrival how it came
   * @return the visit
   * @throws FormTooLarge if the form is too large
   */
  public static Visit of(ServerRequest request, Arrival arrival) throws FormTooLarge {
    return new Visit(request, arrival, form(request));
  }

  /**
   * Takes in a request that carries no form, such as one that only looks on.
   *
   * @param request the request
   * @param arrival how it came
   * @return the visit
   */
  public static Visit reading(ServerRequest request, Arrival arrival) {
    return new Visit(request, arrival, Map.of());
  }

  private static Map<String, List<String>> form(ServerRequest request) throws FormTooLarge {
    if (!request.content().hasEntity()) {
      return Map.of();
    }
    byte[] body;
    try (InputStream in = request.content().inputStream()) {
      body = in.readNBytes(MAX_FORM + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("the form did not arrive whole", e);
    }
    if (body.length > MAX_FORM) {
      throw new FormTooLarge();
    }
    UriQuery fields = UriQuery.create(new String(body, StandardCharsets.UTF_8));
    if (fields.size() > MAX_FIELDS) {
      throw new FormTooLarge();
    }
    Map<String, List<String>> form = new HashMap<>();
    fields.names().forEach(name -> form.put(name, List.copyOf(fields.all(name))));
    return form;
  }

  /**
   * How it came.
   *
   * @return the arrival at the door {@code console}
   */
  public Arrival arrival() {
    return arrival;
  }

  /**
   * A field of the form.
   *
   * @param name its name
   * @return its value, without white space around; empty if it is missing or occurs twice
   */
  public String field(String name) {
    List<String> values = form.getOrDefault(name, List.of());
    return values.size() == 1 ? values.getFirst().strip() : "";
  }

  /**
   * A field of the form that may be there several times, such as one for each ticked box.
   *
   * @param name its name
   * @return its values, in their order; empty if it is missing
   */
  public List<String> fields(String name) {
    return form.getOrDefault(name, List.of());
  }

  /**
   * The parameters of the query.
   *
   * @return all values of each
   */
  public Map<String, List<String>> query() {
    UriQuery query = request.query();
    Map<String, List<String>> parameters = new HashMap<>();
    query.names().forEach(name -> parameters.put(name, List.copyOf(query.all(name))));
    return parameters;
  }

  /**
   * A parameter of the query.
   *
   * @param name its name
   * @return its value, without white space around; empty if it is missing or occurs twice
   */
  public String parameter(String name) {
    List<String> values = request.query().contains(name) ? request.query().all(name) : List.of();
    return values.size() == 1 ? values.getFirst().strip() : "";
  }

  /**
   * A part of the path.
   *
   * @param name as the route names it
   * @return its value
   */
  public String part(String name) {
    return request.path().pathParameters().get(name);
  }

  /**
   * The path and query, to come back to.
   *
   * @return as received
   */
  public String address() {
    String query = request.query().rawValue();
    return request.path().absolute().rawPath() + (query.isEmpty() ? "" : "?" + query);
  }

  /**
   * The page to come back to: this one if it is read, else the one whose form was sent.
   *
   * @return a path with its query, of any content; empty if nothing tells
   */
  public String cameFrom() {
    Method method = request.prologue().method();
    if (method.equals(Method.GET) || method.equals(Method.HEAD)) {
      return address();
    }
    String page = request.headers().first(HeaderNames.REFERER).orElse("");
    int path = page.indexOf('/', page.indexOf("//") + 2);
    return path < 0 ? "" : page.substring(path);
  }

  /**
   * What a cookie holds.
   *
   * @param cookie which
   * @return its value, if the request carries it
   */
  public Optional<String> cookie(Cookie cookie) {
    return cookie.of(request.headers().cookies());
  }

  /**
   * What it shows to prove a person by.
   *
   * @param session the session's cookie
   * @param device the cookie by which the browser is known again
   * @return the cookies and what stands beside them
   */
  public Shown shown(Cookie session, Cookie device) {
    return new Shown(
        cookie(session),
        request.headers().first(HeaderNames.AUTHORIZATION),
        device(),
        cookie(device),
        client());
  }

  /**
   * Where it comes from.
   *
   * @return the address at which it arrived
   */
  public Client client() {
    return new Client(arrival.network(), arrival.place());
  }

  /**
   * What the browser says of itself.
   *
   * @return may be empty
   */
  public String device() {
    return request.headers().first(HeaderNames.USER_AGENT).orElse("");
  }

  /**
   * Whether the person meant it.
   *
   * @param own the address at which people reach the console
   * @return what form and browser say. A program sends neither header; then the token alone decides
   */
  public Intent intent(URI own) {
    String origin = own.getScheme() + "://" + own.getRawAuthority();
    boolean otherOrigin =
        request
            .headers()
            .first(HeaderNames.ORIGIN)
            .filter(from -> !from.equals(origin))
            .isPresent();
    boolean otherSite =
        request
            .headers()
            .first(HeaderNames.create("Sec-Fetch-Site"))
            .filter(site -> !site.equals("same-origin"))
            .isPresent();
    return new Intent(field("intent"), otherOrigin || otherSite);
  }
}
