package dev.ilk.guard;

import dev.ilk.keys.jose.Claims;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The service's own token for Ilk's interfaces: asked for when first needed and again when four
 * fifths of its life are over. While Ilk gives no other, it serves to its end; after a failed try
 * the next one is made a second later at the earliest. Holds no secret.
 */
public final class OwnToken {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Ilk's tokens live ten minutes at the most; whatever says more is not believed. */
  private static final long LONGEST_SECONDS = 3600;

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final String FORM = "application/x-www-form-urlencoded";

  private final String issuer;
  private final URI tokenEndpoint;
  private final String audience;
  private final OwnProof proof;
  private final InstantSource clock;
  private final Fetch fetch;
  private @Nullable Held held;
  private Instant failed = Instant.EPOCH;
  private IlkUnavailable failure = new IlkUnavailable("nothing was tried yet");

  /** A token, since when it is held, when a newer one is due, and when it ends. */
  private record Held(String token, Instant since, Instant renew, Instant ends) {}

  /**
   * A token of the service's own.
   *
   * @param issuer the issuer that the service belongs to, such as {@code
   *     https://ilk.example/e/prod/workload}
   * @param ilk the public address of Ilk, which is the audience of its interfaces
   * @param platformToken reads the identity token that the platform gives the service, such as a
   *     projected service-account token; called for each exchange
   * @param clock the present
   */
  public OwnToken(String issuer, URI ilk, Supplier<String> platformToken, InstantSource clock) {
    this(issuer, ilk, OwnProof.ofPlatform(platformToken), clock);
  }

  /**
   * A token of a service that proves itself in another way.
   *
   * @param issuer the issuer that the service belongs to
   * @param ilk the public address of Ilk, which is the audience of its interfaces
   * @param proof what it proves itself by
   * @param clock the present
   */
  public OwnToken(String issuer, URI ilk, OwnProof proof, InstantSource clock) {
    this.issuer = issuer;
    this.tokenEndpoint = proof.endpoint(issuer);
    this.audience = ilk.toString();
    this.proof = proof;
    this.clock = clock;
    this.fetch = Fetch.with(proof.tls());
  }

  /**
   * The token, exchanged again if it is about to end.
   *
   * @return a bearer token
   * @throws IlkUnavailable if none can be had; {@link IlkRefused} if Ilk will give none
   */
  public synchronized String current() throws IlkUnavailable {
    Instant now = clock.instant();
    Held known = held;
    if (known != null && within(known.since(), known.renew(), now)) {
      return known.token();
    }
    try {
      if (within(failed, failed.plus(PAUSE), now)) {
        throw failure;
      }
      Held fresh = exchange(now);
      held = fresh;
      return fresh.token();
    } catch (IlkUnavailable e) {
      failed = within(failed, failed.plus(PAUSE), now) ? failed : now;
      failure = e;
      if (known != null && within(known.since(), known.ends(), now)) {
        return known.token();
      }
      throw e;
    }
  }

  /** Whose environment the service belongs to. */
  String issuer() {
    return issuer;
  }

  /**
   * Gives up a token that Ilk does not take any more, as after a revocation or a step of the clock.
   *
   * @param refused the token that was refused; nothing happens if another is held by now
   */
  public synchronized void refused(String refused) {
    if (held != null && held.token().equals(refused)) {
      held = null;
    }
  }

  /** False as well if the clock was put back. */
  private static boolean within(Instant since, Instant end, Instant now) {
    return !now.isBefore(since) && now.isBefore(end);
  }

  private Held exchange(Instant now) throws IlkUnavailable {
    SequencedMap<String, String> shown = new LinkedHashMap<>(proof.parameters());
    shown.put(proof.audienceParameter(), audience);
    String form =
        shown.entrySet().stream()
            .map(one -> one.getKey() + "=" + encode(one.getValue()))
            .collect(Collectors.joining("&"));
    Fetch.Answer told = fetch.post(tokenEndpoint, FORM, Fetch.utf8(form), Map.of(), LIMIT);
    if (told.status() == BAD_REQUEST || told.status() == UNAUTHORIZED) {
      throw new IlkRefused(
          "`%s` gives no token: status %d".formatted(tokenEndpoint, told.status()));
    }
    Claims answer = told.json(tokenEndpoint);
    String token =
        answer
            .text("access_token")
            .orElseThrow(() -> new IlkUnavailable("an exchange that gave no token"));
    long seconds = Math.clamp(answer.number("expires_in").orElse(0L), 0, LONGEST_SECONDS);
    return new Held(token, now, now.plusSeconds(seconds * 4 / 5), now.plusSeconds(seconds));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
