package dev.ilk.guard;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of the trusted issuers, found by their metadata (RFC 8414, section 3). Fetched when
 * first needed, again when they are old, and again, at most every {@link #PAUSE}, for a key that is
 * not among them. While the issuer is away, keys serve until {@link #LONGEST}.
 */
final class IssuerKeys {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Fetch fetch;
  private final InstantSource clock;
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  /** Keys, when they were fetched, and when fetching was last tried. */
  private record Held(JwkSet keys, Instant fetched, Instant tried) {}

  IssuerKeys(Fetch fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  /** The keys as far as they are known. */
  JwkSet of(String issuer) throws IlkUnavailable {
    Instant now = clock.instant();
    Held known = held.get(issuer);
    if (known != null && now.isBefore(known.fetched().plus(FRESH))) {
      return known.keys();
    }
    return refresh(issuer, now);
  }

  /** The keys, fetched again unless that was done just now. */
  JwkSet again(String issuer) throws IlkUnavailable {
    return refresh(issuer, clock.instant());
  }

  private synchronized JwkSet refresh(String issuer, Instant now) throws IlkUnavailable {
    Held known = held.get(issuer);
    if (known != null && now.isBefore(known.tried().plus(PAUSE))) {
      return known.keys();
    }
    try {
      JwkSet keys = fetched(issuer);
      held.put(issuer, new Held(keys, now, now));
      return keys;
    } catch (IlkUnavailable e) {
      if (known != null && now.isBefore(known.fetched().plus(LONGEST))) {
        held.put(issuer, new Held(known.keys(), known.fetched(), now));
        return known.keys();
      }
      throw e;
    }
  }

  private JwkSet fetched(String issuer) throws IlkUnavailable {
    URI metadataUri = metadataUri(issuer);
    Claims metadata = fetch.get(metadataUri, LIMIT).json(metadataUri);
    // RFC 8414, section 3.3: the document speaks for the issuer that was asked for, and no other.
    if (metadata.text("issuer").filter(issuer::equals).isEmpty()) {
      throw new IlkUnavailable("`%s` speaks for another issuer".formatted(metadataUri));
    }
    URI keysUri =
        metadata
            .text("jwks_uri")
            .map(URI::create)
            .orElseThrow(() -> new IlkUnavailable("`%s` has no jwks_uri".formatted(metadataUri)));
    Fetch.Answer answer = fetch.get(keysUri, LIMIT);
    if (answer.status() != 200) {
      throw new IlkUnavailable("`%s` answered with status %d".formatted(keysUri, answer.status()));
    }
    return switch (JwkSet.parse(answer.body().toArray())) {
      case Result.Ok<JwkSet>(JwkSet keys) -> keys;
      case Result.Failed<JwkSet>(List<Problem> problems) ->
          throw new IlkUnavailable(keysUri + ": " + problems.getFirst().message());
    };
  }

  private static URI metadataUri(String issuer) {
    URI uri = URI.create(issuer);
    return uri.resolve("/.well-known/oauth-authorization-server" + uri.getRawPath());
  }
}
