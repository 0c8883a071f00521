package dev.ilk.issue.revocation;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.issue.revocation.RevocationStore.Numbered;
import dev.ilk.kernel.Sha256;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * What an issuer tells guards about tokens that it took back ({@code docs/revocation-feed.md}). It
 * is open to everyone, so it names nobody: a name stands there as its SHA-256. Each answer is
 * signed like a token, so that one that is forged, cut or old is noticed.
 */
public final class RevocationFeed {
  /** The {@code typ} of an answer. */
  public static final String TYPE = "revocations+jwt";

  /** Nobody waits longer for news. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  /** An answer is news for so long; what it says of revoked tokens holds until they end. */
  private static final Duration HOLDS = Duration.ofMinutes(1);

  private static final int PAGE = 1000;

  /** Everyone may ask, so those who may wait are few enough for a node to hold. */
  private static final int MOST_WAITING = 2000;

  private final Issuers issuers;
  private final KeyRings rings;
  private final Revocations revocations;
  private final InstantSource clock;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  /**
   * A feed over what this node knows.
   *
   * @param issuers the names of the issuers
   * @param rings one ring for each issuer
   * @param revocations what this node knows
   * @param clock the present
   */
  public RevocationFeed(
      Issuers issuers, KeyRings rings, Revocations revocations, InstantSource clock) {
    this.issuers = issuers;
    this.rings = rings;
    this.revocations = revocations;
    this.clock = clock;
  }

  /**
   * The revocations after a number, as a signed JWT. Waits for one if there is none yet.
   *
   * @param issuer whose tokens; one that this Ilk has
   * @param after the {@code next} of the answer before; 0 for all. A number that was never given
   *     out, as after the store was restored, counts as 0
   * @param wait how long to wait for news, up to {@link #LONGEST_WAIT}
   * @return a token of the type {@link #TYPE}
   * @throws PartUnavailable if this node does not know for sure, or cannot sign
   * @throws InterruptedException if the server stops meanwhile
   */
  public String answer(Issuers.Issuer issuer, long after, Duration wait)
      throws PartUnavailable, InterruptedException {
    long start = after > revocations.latest() ? 0 : after;
    await(start, wait);
    Instant asOf = asOf();
    List<Numbered> page = revocations.after(start, PAGE);
    // Who does not wait has just begun to listen, and hears what is old.
    if (wait.isPositive()) {
      revocations.told(page);
    }
    Claims claims =
        Claims.builder()
            .put("iss", issuers.of(issuer.environment(), issuer.plane()))
            .put("iat", clock.instant())
            .put("exp", clock.instant().plus(HOLDS))
            .put("as_of", asOf)
            .put("after", start)
            .put("next", page.isEmpty() ? start : page.getLast().number())
            .put("more", page.size() == PAGE)
            .put("revoked", entries(page, issuer.environment()))
            .build();
    RingName ring = new RingName(issuer.ring());
    try {
      return JwtSigner.sign(rings.active(ring), TYPE, claims);
    } catch (KeysUnavailable e) {
      throw new PartUnavailable("signing keys of `" + ring + "`", e);
    }
  }

  private Instant asOf() throws PartUnavailable {
    try {
      return revocations.asOf();
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("revocations", e);
    }
  }

  private void await(long start, Duration wait) throws InterruptedException {
    if (wait.isPositive() && waiting.tryAcquire()) {
      try {
        revocations.await(start, wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
      } finally {
        waiting.release();
      }
    }
  }

  private static List<Claims> entries(List<Numbered> page, Environment environment) {
    List<Claims> entries = new ArrayList<>();
    for (Numbered one : page) {
      Revocation revocation = one.revocation();
      if (revocation.environment().map(environment::equals).orElse(true)) {
        for (String name : revocation.what().names()) {
          entries.add(entry(name, revocation));
        }
      }
    }
    return entries;
  }

  private static Claims entry(String name, Revocation revocation) {
    return Claims.builder()
        .put("name_s256", hash(name))
        .put("before", ceiling(revocation.before()))
        .put("until", ceiling(revocation.until()))
        .build();
  }

  /**
   * The hash by which a name stands in the feed.
   *
   * @param name a token id, identity id, subject or delegation id
   * @return SHA-256 in base64url without padding
   */
  static String hash(String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.of(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** Rounded up, since a guard compares it with an {@code iat} that was rounded down. */
  private static long ceiling(Instant instant) {
    return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
  }
}
