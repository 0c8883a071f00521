package dev.ilk.prove.federation.client;

import dev.ilk.kernel.Problem;
import dev.ilk.prove.federation.TokenRefusal;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A client that was believed. Made by {@link ClientAuthentication} only, and to be spent with it.
 */
public final class Authenticated {
  private final String workload;
  private final String method;
  private final String issuer;
  private final Instant end;
  private final SortedMap<String, String> evidence;
  private final Optional<Once> once;

  /**
   * An assertion that counts once.
   *
   * @param name what it is known again by
   * @param until until when it must be
   * @param key the thumbprint of the key that signed it (RFC 7638)
   */
  record Once(String name, Instant until, String key) {}

  Authenticated(
      String workload,
      String method,
      String issuer,
      Instant end,
      SortedMap<String, String> evidence,
      Optional<Once> once) {
    this.workload = workload;
    this.method = method;
    this.issuer = issuer;
    this.end = end;
    this.evidence = evidence;
    this.once = once;
  }

  /**
   * The workload that the client is; whether there is one is another question.
   *
   * @return its name
   */
  public String workload() {
    return workload;
  }

  /**
   * How it authenticated.
   *
   * @return {@code private_key_jwt}, {@code tls_client_auth}, {@code self_signed_tls_client_auth}
   *     or {@code webhook_signature}
   */
  public String method() {
    return method;
  }

  /**
   * Who vouched: the client itself, or the authority of its certificate.
   *
   * @return the {@code client_id}, or the authority's name
   */
  public String issuer() {
    return issuer;
  }

  /**
   * When what it authenticated with ends; an assertion only begins something, so it does not count.
   *
   * @return the first instant at which it proves nothing any more
   */
  public Instant end() {
    return end;
  }

  /**
   * What was seen.
   *
   * @return names and values, a selection
   */
  public SortedMap<String, String> evidence() {
    return evidence;
  }

  Optional<Once> once() {
    return once;
  }

  /**
   * The refusal of this client after all.
   *
   * @param problem why
   * @return the refusal, of which the caller is told nothing
   */
  public TokenRefusal refusal(Problem problem) {
    return TokenRefusal.hidden(problem, evidence);
  }
}
