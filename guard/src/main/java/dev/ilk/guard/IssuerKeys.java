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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the trusted issuers, found by their metadata (RFC 8414, section 3). Fetched when
 * first needed, again when they are old, and again, at most every {@link #PAUSE}, for a key that is
 * not among them. While the issuer is away, keys serve until {@link #LONGEST}.
 *
 * <p>Issuers do not wait for one another, and an issuer that hangs is asked by one thread at a time
 * and then left alone for the same pause.
 */
final class IssuerKeys {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Fetch fetch;
  private final InstantSource clock;
  private final Map<String, Source> sources = new ConcurrentHashMap<>();

  /** Keys, and when they were fetched. */
  private record Held(JwkSet keys, Instant fetched) {}

  /** One issuer; the lock is held while it is asked. */
  private static final class Source {
    final ReentrantLock asking = new ReentrantLock();
    volatile @Nullable Held held;
    volatile Instant tried = Instant.EPOCH;
  }

  IssuerKeys(Fetch fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  /** The keys as far as they are known. */
  JwkSet of(String issuer) throws IlkUnavailable {
    Source source = source(issuer);
    Held known = source.held;
    return known != null && within(known.fetched(), FRESH, clock.instant())
        ? known.keys()
        : refresh(issuer, source);
  }

  /** The keys, fetched again unless that was done just now. */
  JwkSet again(String issuer) throws IlkUnavailable {
    return refresh(issuer, source(issuer));
  }

  private Source source(String issuer) {
    return sources.computeIfAbsent(issuer, one -> new Source());
  }

  private JwkSet refresh(String issuer, Source source) throws IlkUnavailable {
    Optional<JwkSet> usable = usable(source);
    if (usable.isPresent() && source.asking.isLocked()) {
      return usable.get();
    }
    source.asking.lock();
    try {
      return within(source.tried, PAUSE, clock.instant())
          ? usable(source).orElseThrow(() -> unavailable(issuer))
          : asked(issuer, source);
    } finally {
      source.asking.unlock();
    }
  }

  private JwkSet asked(String issuer, Source source) throws IlkUnavailable {
    Instant now = clock.instant();
    try {
      JwkSet fresh = fetched(issuer);
      source.held = new Held(fresh, now);
      return fresh;
    } catch (IlkUnavailable e) {
      return usable(source).orElseThrow(() -> e);
    } finally {
      // From the end: those who waited for an issuer that hangs do not ask it one after the other.
      source.tried = clock.instant();
    }
  }

  private Optional<JwkSet> usable(Source source) {
    return Optional.ofNullable(source.held)
        .filter(known -> within(known.fetched(), LONGEST, clock.instant()))
        .map(Held::keys);
  }

  private static IlkUnavailable unavailable(String issuer) {
    return new IlkUnavailable("the keys of `%s` could not be had just now".formatted(issuer));
  }

  /** False as well if the clock was put back, so that nothing is kept for as long as that. */
  private static boolean within(Instant since, Duration limit, Instant now) {
    return !now.isBefore(since) && now.isBefore(since.plus(limit));
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
            .flatMap(IssuerKeys::uri)
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

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static URI metadataUri(String issuer) {
    URI uri = URI.create(issuer);
    return uri.resolve("/.well-known/oauth-authorization-server" + uri.getRawPath());
  }
}
