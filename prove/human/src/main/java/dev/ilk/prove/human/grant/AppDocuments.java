package dev.ilk.prove.human.grant;

import dev.ilk.actor.App;
import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Environment;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import dev.ilk.prove.federation.issuer.JsonDocuments;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Apps that describe themselves in a document at the address that is their {@code client_id}
 * (draft-ietf-oauth-client-id-metadata-document). Nobody has registered them, so all that is known
 * is that whoever controls the address wrote it. Safe to share between threads.
 *
 * <p>What was read is kept as long as its server says, within limits; what could not be read, or
 * says what it must not, is not kept (section 4.4).
 */
public final class AppDocuments {
  /** Larger documents are refused, in bytes (section 6.6 suggests 5 KB). */
  static final int MOST_BYTES = 16 << 10;

  static final Duration LEAST_FRESH = Duration.ofMinutes(1);
  static final Duration MOST_FRESH = Duration.ofHours(24);

  private static final int LONGEST_ADDRESS = 200;
  private static final int MOST_REDIRECTS = 20;
  private static final int MOST_KEPT = 1000;

  /** Fetches a document, within the bounds of what Ilk may call. */
  @FunctionalInterface
  public interface Source {
    /**
     * Fetches one.
     *
     * @param address where
     * @param mostBytes longer documents are refused
     * @return the document, or why there is none
     */
    Result<JsonDocuments.Fetched> fetch(String address, int mostBytes);
  }

  private final Source source;
  private final Map<String, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * Apps whose documents are fetched.
   *
   * @param source fetches them
   */
  public AppDocuments(Source source) {
    this.source = source;
  }

  private record Kept(Claims document, Instant until) {}

  /**
   * Whether a {@code client_id} is the address of a document (section 3).
   *
   * @param id of any length and content
   * @return true for {@code https} with a host and a path, and without query, fragment, credentials
   *     and dot segments
   */
  public static boolean isAddress(String id) {
    if (id.length() > LONGEST_ADDRESS || !id.startsWith("https://")) {
      return false;
    }
    try {
      URI uri = new URI(id);
      String path = uri.getRawPath();
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && uri.getRawQuery() == null
          && path.length() > 1
          && List.of(path.split("/", -1)).stream().noneMatch(AppDocuments::isDots);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isDots(String segment) {
    String plain = segment.replaceAll("(?i)%2e", ".");
    return plain.equals(".") || plain.equals("..");
  }

  /**
   * The app that a document describes; the caller judges its name, addresses and keys as those of
   * any other.
   *
   * @param at whose issuer asks
   * @param id its address
   * @param now the present
   * @return the app, or {@code app_unknown}
   */
  public Result<App> find(Environment at, String id, Instant now) {
    if (!isAddress(id)) {
      return refused(id, "is no address of an app's document");
    }
    Optional<Claims> known = known(id, now);
    if (known.isPresent()) {
      return app(at, id, known.get(), now);
    }
    return switch (source.fetch(id, MOST_BYTES)) {
      case Result.Failed<JsonDocuments.Fetched>(List<Problem> problems) ->
          refused(id, "cannot be read: " + problems.getFirst().message());
      case Result.Ok<JsonDocuments.Fetched>(JsonDocuments.Fetched found) -> {
        Result<App> app = app(at, id, found.content(), now);
        if (app instanceof Result.Ok<App>) {
          keep(id, new Kept(found.content(), now.plus(bounded(found.freshness()))));
        }
        yield app;
      }
    };
  }

  private Optional<Claims> known(String id, Instant now) {
    synchronized (kept) {
      return Optional.ofNullable(kept.get(id))
          .filter(one -> now.isBefore(one.until()))
          .map(Kept::document);
    }
  }

  private void keep(String id, Kept one) {
    synchronized (kept) {
      kept.put(id, one);
    }
  }

  private static Duration bounded(Optional<Duration> freshness) {
    Duration wanted = freshness.orElse(LEAST_FRESH);
    if (wanted.compareTo(LEAST_FRESH) < 0) {
      return LEAST_FRESH;
    }
    return wanted.compareTo(MOST_FRESH) > 0 ? MOST_FRESH : wanted;
  }

  private static Result<App> app(Environment at, String id, Claims document, Instant now) {
    if (!document.text("client_id").equals(Optional.of(id))) {
      return refused(id, "calls itself something else");
    }
    if (document.has("client_secret") || document.has("client_secret_expires_at")) {
      return refused(id, "has a secret, which everybody can read");
    }
    String name = document.text("client_name").orElseGet(() -> URI.create(id).getHost());
    List<String> redirects = document.texts("redirect_uris").orElse(List.of());
    return method(id, document)
        .then(method -> {
          if (redirects.isEmpty() || redirects.size() > MOST_REDIRECTS) {
            return refused(id, "names no addresses that browsers are sent to");
          }
          return Result.ok(
              new App(id, at, name, redirects, method, demands(document), Optional.empty(), now));
        });
  }

  private static Result<Optional<ClientMethod>> method(String id, Claims document) {
    String method = document.text("token_endpoint_auth_method").orElse("none");
    if (method.equals("none")) {
      return Result.ok(Optional.empty());
    }
    if (!method.equals("private_key_jwt")) {
      return refused(id, "wants to authenticate by `" + method + "`");
    }
    Optional<ClientMethod> keys =
        document
            .nested("jwks")
            .map(set -> new ClientMethod.Keys(new String(set.json(), StandardCharsets.UTF_8)));
    return keys.or(() -> document.text("jwks_uri").map(ClientMethod.PublishedKeys::new))
        .map(found -> Result.ok(Optional.of(found)))
        .orElseGet(() -> refused(id, "has no keys"));
  }

  private static Set<App.Demand> demands(Claims document) {
    Set<App.Demand> demands = EnumSet.noneOf(App.Demand.class);
    if (document.truth("require_pushed_authorization_requests").orElse(false)) {
      demands.add(App.Demand.PUSHED_REQUESTS);
    }
    if (document.truth("dpop_bound_access_tokens").orElse(false)) {
      demands.add(App.Demand.BOUND_TOKENS);
    }
    return demands;
  }

  private static <T> Result<T> refused(String id, String why) {
    String shown = id.length() <= LONGEST_ADDRESS ? id : id.substring(0, LONGEST_ADDRESS) + "…";
    return Result.failed(
        Problem.of(Problem.Kind.UNPROVEN, "app_unknown", "`" + shown + "` " + why).at("client_id"));
  }
}
