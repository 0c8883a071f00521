package dev.ilk.guard;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Ilk's policies for a guard that decides by them: asks every {@link #PERIOD}, and believes
 * only what the issuer of the guard's own environment signed, for which it is not too early or too
 * late, and which is no older state than the one it has. Whatever else comes changes nothing.
 *
 * <p>While nothing good comes, the last one serves until its grace is over; then there is none.
 * Safe to share between threads; close it when the service stops.
 */
public final class PolicyWatch implements AutoCloseable {
  /** How long a change takes to be noticed, beside the time of one answer. */
  public static final Duration PERIOD = Duration.ofSeconds(10);

  /** A grace that outlasts most outages of Ilk. */
  public static final Duration DEFAULT_GRACE = Duration.ofMinutes(10);

  private static final Duration LONGEST_GRACE = Duration.ofHours(1);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int LARGEST = 16 << 20;
  private static final String TYPE = "policies+jwt";
  private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

  private static final Set<Algorithm> ALGORITHMS =
      Arrays.stream(Algorithm.values()).filter(Algorithm::signs).collect(Collectors.toSet());

  private final URI policies;
  private final String issuer;
  private final Duration grace;
  private final InstantSource clock;
  private final Endpoint endpoint;
  private final IssuerKeys keys;
  private final Fetch fetch = new Fetch();
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Held held;

  /** A bundle, and when it was last asked whether it is still the one. */
  private record Held(PolicyBundle bundle, Instant confirmed) {}

  PolicyWatch(URI ilk, OwnToken own, Duration grace, InstantSource clock) {
    if (grace.compareTo(PERIOD) < 0 || grace.compareTo(LONGEST_GRACE) > 0) {
      throw new IllegalArgumentException("a grace of 10 seconds to 1 hour");
    }
    this.policies = URI.create(ilk + "/access/v1/bundle");
    this.issuer = own.issuer();
    this.grace = grace;
    this.clock = clock;
    this.endpoint = new Endpoint(policies, own, ANSWER, new Fetch(LARGEST));
    this.keys = new IssuerKeys(fetch, clock);
  }

  /**
   * Begins to ask.
   *
   * @param ilk the public address of Ilk
   * @param own the service's own token
   * @param grace how long the last policies serve after they were last confirmed: 10 seconds to 1
   *     hour
   * @param clock the present
   * @return the watch; the first decision waits a little for the first answer
   */
  public static PolicyWatch start(URI ilk, OwnToken own, Duration grace, InstantSource clock) {
    PolicyWatch watch = new PolicyWatch(ilk, own, grace, clock);
    Thread.ofVirtual().name("policies").start(watch::ask);
    return watch;
  }

  /** The bundle to decide by. */
  PolicyBundle current() throws IlkUnavailable {
    Held known = held;
    if (known == null) {
      awaitFirst();
      known = held;
    }
    if (known == null || !serves(known, clock.instant())) {
      throw new IlkUnavailable("there are no policies that are recent enough");
    }
    return known.bundle();
  }

  /** False as well if the clock was put back, so that nothing serves for as long as that. */
  private boolean serves(Held known, Instant now) {
    return now.isBefore(known.confirmed().plus(grace))
        && now.isBefore(known.bundle().expires())
        && !known.confirmed().isAfter(now.plus(JwtChecks.DEFAULT_SKEW));
  }

  private void awaitFirst() {
    try {
      if (!first.await(3, TimeUnit.SECONDS)) {
        LOG.debug("no policies yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() {
    boolean stop = false;
    while (!stop) {
      try {
        refresh();
      } catch (IlkUnavailable e) {
        LOG.warn("no newer policies: {}", e.getMessage());
      }
      try {
        stop = stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        stop = true;
      }
    }
  }

  /** Asks once. */
  void refresh() throws IlkUnavailable {
    Optional<PolicyBundle> known = Optional.ofNullable(held).map(Held::bundle);
    Instant before = clock.instant();
    String query = known.map(bundle -> "?known=" + bundle.version()).orElse("");
    URI uri = URI.create(policies + query);
    String token =
        endpoint
            .get(uri)
            .json(uri)
            .text("bundle")
            .orElseThrow(() -> new IlkUnavailable("an answer without a bundle"));
    PolicyBundle bundle = PolicyBundle.read(verified(token, before), known);
    if (!known.map(PolicyBundle::version).equals(Optional.of(bundle.version()))) {
      LOG.info("decides by policies {}, state {}", bundle.version(), bundle.sequence());
    }
    held = new Held(bundle, before);
    first.countDown();
  }

  private Claims verified(String token, Instant asked) throws IlkUnavailable {
    JwtChecks checks =
        JwtChecks.of(ALGORITHMS, new JwtChecks.Audience.CheckedByCaller())
            .issuedBy(issuer)
            .ofType(Set.of(TYPE));
    Result<VerifiedJwt> result =
        switch (UnverifiedJwt.parse(token, LARGEST)) {
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
      case Result.Ok<VerifiedJwt>(VerifiedJwt good) -> recent(good.claims(), asked);
      case Result.Failed<VerifiedJwt>(List<Problem> problems) ->
          throw new IlkUnavailable("a forged or broken bundle: " + problems.getFirst().message());
    };
  }

  /** An answer that was made before it was asked for is an old one, played again. */
  private static Claims recent(Claims claims, Instant asked) throws IlkUnavailable {
    Instant issued = claims.instant("iat").orElse(Instant.EPOCH);
    Duration skew = JwtChecks.DEFAULT_SKEW;
    if (issued.isBefore(asked.minus(skew)) || issued.isAfter(asked.plus(ANSWER).plus(skew))) {
      throw new IlkUnavailable("a bundle made at %s, asked for at %s".formatted(issued, asked));
    }
    return claims;
  }

  /** Stops asking. */
  @Override
  public void close() {
    stopped.countDown();
    endpoint.close();
    fetch.close();
  }
}
