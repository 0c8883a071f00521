package dev.ilk.guard;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of revocations by the feed of each trusted issuer (docs/revocation-feed.md): one waiting
 * request each, answered as soon as there is news. What is heard holds until every token it
 * concerns has ended.
 */
final class RevocationWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RevocationWatch.class);
  private static final String TYPE = "revocations+jwt";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Set<Algorithm> ALGORITHMS =
      Arrays.stream(Algorithm.values()).filter(Algorithm::signs).collect(Collectors.toSet());

  private final GuardSettings settings;
  private final Fetch fetch;
  private final IssuerKeys keys;
  private final InstantSource clock;
  private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** What is known of a token. */
  enum Standing {
    /** Nothing speaks against it, and the news is fresh enough to say so. */
    HOLDS,
    /** It was taken back. */
    REVOKED,
    /** There has been no news for too long. */
    UNKNOWN
  }

  /** A name's revocation. */
  private record Taken(Instant before, Instant until) {}

  /** What one issuer has told. */
  private static final class Feed {
    final Map<String, Taken> taken = new ConcurrentHashMap<>();
    volatile Instant heard = Instant.EPOCH;
    volatile long next;
    final CountDownLatch first = new CountDownLatch(1);
  }

  RevocationWatch(GuardSettings settings, Fetch fetch, IssuerKeys keys, InstantSource clock) {
    this.settings = settings;
    this.fetch = fetch;
    this.keys = keys;
    this.clock = clock;
    settings.issuers().forEach(issuer -> feeds.put(issuer, new Feed()));
  }

  void start() {
    feeds.forEach((issuer, feed) ->
        Thread.ofVirtual().name("revocations " + issuer).start(() -> listen(issuer, feed)));
  }

  Standing standing(Caller caller) {
    Feed feed = feeds.get(caller.issuer());
    if (feed == null) {
      return Standing.UNKNOWN;
    }
    awaitFirst(feed);
    if (!isFresh(feed.heard)) {
      return Standing.UNKNOWN;
    }
    for (String name : caller.names()) {
      Taken taken = feed.taken.get(hash(name));
      if (taken != null && caller.issued().isBefore(taken.before())) {
        return Standing.REVOKED;
      }
    }
    return Standing.HOLDS;
  }

  /**
   * News from the future are none: the clock was put back, and they would count for as long as
   * that.
   */
  private boolean isFresh(Instant heard) {
    Instant now = clock.instant();
    return !now.isAfter(heard.plus(settings.silence()))
        && !heard.isAfter(now.plus(JwtChecks.DEFAULT_SKEW));
  }

  /** A service that has just started waits for the first answer rather than refuse at once. */
  private void awaitFirst(Feed feed) {
    try {
      if (!feed.first.await(3, TimeUnit.SECONDS)) {
        LOG.debug("no word of revocations yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen(String issuer, Feed feed) {
    Duration pause = FIRST_PAUSE;
    while (stopped.getCount() > 0) {
      try {
        boolean news = read(issuer, feed);
        pause = FIRST_PAUSE;
        // A feed that does not wait must not be asked without a break.
        if (!news && paused(FIRST_PAUSE)) {
          return;
        }
      } catch (IlkUnavailable e) {
        if (stopped.getCount() == 0) {
          return;
        }
        LOG.warn("no news of revocations from {}: {}", issuer, e.getMessage());
        if (paused(pause)) {
          return;
        }
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  /** Waits a little, or until the guard stops. */
  private boolean paused(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Reads once, and says whether there was anything. */
  private boolean read(String issuer, Feed feed) throws IlkUnavailable {
    // Half of the silence at the most, so that one lost answer does not close the service.
    long wait = Math.min(25, settings.silence().toSeconds() / 2);
    long asked = feed.first.getCount() > 0 ? 0 : wait;
    URI uri = URI.create("%s/revocations?after=%d&wait=%d".formatted(issuer, feed.next, asked));
    Instant before = clock.instant();
    Fetch.Answer answer = fetch.get(uri, Duration.ofSeconds(asked + 5));
    if (answer.status() != 200) {
      throw new IlkUnavailable("`%s` answered with status %d".formatted(uri, answer.status()));
    }
    Claims claims =
        verified(issuer, new String(answer.body().toArray(), StandardCharsets.US_ASCII).strip());
    long told = feed.next;
    take(feed, claims);
    if (claims.truth("more").orElse(false)) {
      return true;
    }
    // INVARIANT: an answer is as fresh as its own statement says, and never fresher than its
    // request; and nothing counts as heard before the last page is.
    Instant stated = claims.instant("as_of").orElse(Instant.EPOCH);
    Instant fresh = asked == 0 && stated.isAfter(before) ? before : stated;
    feed.heard = fresh.isAfter(feed.heard) ? fresh : feed.heard;
    feed.first.countDown();
    return feed.next != told;
  }

  private Claims verified(String issuer, String token) throws IlkUnavailable {
    JwtChecks checks =
        JwtChecks.of(ALGORITHMS, new JwtChecks.Audience.CheckedByCaller())
            .issuedBy(issuer)
            .ofType(Set.of(TYPE));
    Result<VerifiedJwt> result =
        switch (UnverifiedJwt.parse(token, Fetch.MAX_BYTES)) {
          case Result.Failed<UnverifiedJwt>(List<Problem> problems) ->
              new Result.Failed<>(problems);
          case Result.Ok<UnverifiedJwt>(UnverifiedJwt jwt) -> {
            Result<VerifiedJwt> once = jwt.verify(keys.of(issuer), checks, clock.instant());
            yield once instanceof Result.Ok<VerifiedJwt>
                ? once
                : jwt.verify(keys.again(issuer), checks, clock.instant());
          }
        };
    return switch (result) {
      case Result.Ok<VerifiedJwt>(VerifiedJwt good) -> good.claims();
      case Result.Failed<VerifiedJwt>(List<Problem> problems) ->
          throw new IlkUnavailable("a forged or broken answer: " + problems.getFirst().message());
    };
  }

  private void take(Feed feed, Claims claims) {
    if (claims.asMap().get("revoked") instanceof List<?> entries) {
      for (Object entry : entries) {
        if (entry instanceof Map<?, ?> members
            && members.get("name_s256") instanceof String name
            && members.get("before") instanceof Long before
            && members.get("until") instanceof Long until) {
          Taken taken = new Taken(Instant.ofEpochSecond(before), Instant.ofEpochSecond(until));
          feed.taken.merge(name, taken, RevocationWatch::later);
        }
      }
    }
    Instant now = clock.instant();
    feed.taken.values().removeIf(taken -> taken.until().isBefore(now));
    feed.next = claims.number("next").orElse(feed.next);
  }

  private static Taken later(Taken one, Taken other) {
    return one.before().isAfter(other.before()) ? one : other;
  }

  private static String hash(String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.of(name.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}
