package dev.ilk.web.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.App;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Environment;
import dev.ilk.gate.RegisterApp;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Json;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an app says of itself, in the words of RFC 7591, section 2. Members that are not known are
 * left out, as that section wants it; those that would promise what Ilk does not do are refused.
 */
public final class AppMetadata {
  private static final int MOST_REDIRECTS = 20;
  private static final int LONGEST_KEYS = 64 << 10;
  private static final Set<String> GRANTS =
      Set.of("authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code");

  private AppMetadata() {}

  /**
   * Reads it.
   *
   * @param at the environment whose human issuer shall know the app
   * @param json as received; bounded by the caller
   * @return what would be registered, or {@code metadata_malformed}
   */
  public static Result<RegisterApp> read(Environment at, JsonNode json) {
    Optional<List<String>> redirects = texts(json, "redirect_uris", MOST_REDIRECTS);
    Optional<List<String>> grants = texts(json, "grant_types", GRANTS.size());
    Optional<List<String>> types = texts(json, "response_types", 1);
    if (redirects.isEmpty()) {
      return malformed("redirect_uris", "a list of at most 20 addresses");
    }
    if (grants.filter(GRANTS::containsAll).isEmpty()) {
      return malformed("grant_types", "some of `" + String.join(" ", GRANTS) + "`");
    }
    if (types.filter(list -> List.of("code").containsAll(list)).isEmpty()) {
      return malformed("response_types", "`code`");
    }
    Set<App.Demand> demands = EnumSet.noneOf(App.Demand.class);
    if (json.path("require_pushed_authorization_requests").asBoolean()) {
      demands.add(App.Demand.PUSHED_REQUESTS);
    }
    if (json.path("dpop_bound_access_tokens").asBoolean()
        || json.path("tls_client_certificate_bound_access_tokens").asBoolean()) {
      demands.add(App.Demand.BOUND_TOKENS);
    }
    return method(json)
        .then(method ->
            Result.ok(
                new RegisterApp(
                    at, json.path("client_name").asText(""), redirects.get(), method, demands)));
  }

  private static Result<Optional<ClientMethod>> method(JsonNode json) {
    // There are no secrets, so what RFC 7591 takes for granted is not.
    String method = json.path("token_endpoint_auth_method").asText("none");
    boolean keys = json.path("jwks").isObject();
    boolean address = json.path("jwks_uri").isTextual();
    return switch (method) {
      case "none" ->
          keys || address
              ? malformed("jwks", "left out by a public client")
              : Result.ok(Optional.empty());
      case "private_key_jwt" -> {
        String set = keys ? json.path("jwks").toString() : "";
        yield keys == address || set.length() > LONGEST_KEYS
            ? malformed("jwks", "either keys or `jwks_uri`")
            : Result.ok(
                Optional.of(
                    keys
                        ? new ClientMethod.Keys(set)
                        : new ClientMethod.PublishedKeys(json.path("jwks_uri").asText())));
      }
      default -> malformed("token_endpoint_auth_method", "`none` or `private_key_jwt`");
    };
  }

  /** The app as it stands, to whoever registered it (RFC 7591, section 3.2.1). */
  static ObjectNode document(App app) {
    ObjectNode json = Json.object();
    json.put("client_id", app.id());
    json.put("client_id_issued_at", app.created().getEpochSecond());
    json.put("client_name", app.name());
    ArrayNode redirects = json.putArray("redirect_uris");
    app.redirects().forEach(redirects::add);
    json.put("token_endpoint_auth_method", app.method().map(ClientMethod::word).orElse("none"));
    json.putArray("grant_types").add("authorization_code").add("refresh_token");
    json.putArray("response_types").add("code");
    json.put(
        "require_pushed_authorization_requests",
        app.demands().contains(App.Demand.PUSHED_REQUESTS));
    json.put("dpop_bound_access_tokens", app.demands().contains(App.Demand.BOUND_TOKENS));
    return json;
  }

  /** Empty if it is no list of texts; the empty list if it is missing. */
  private static Optional<List<String>> texts(JsonNode json, String name, int most) {
    JsonNode list = json.path(name);
    if (list.isMissingNode()) {
      return Optional.of(List.of());
    }
    if (!list.isArray() || list.size() > most) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode one : list) {
      if (!one.isTextual()) {
        return Optional.empty();
      }
      texts.add(one.asText());
    }
    return Optional.of(texts);
  }

  private static <T> Result<T> malformed(String where, String wanted) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "metadata_malformed", "this must be " + wanted).at(where));
  }
}
