package dev.ilk.prove.federation.issuer;

import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.JwkSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * The keys of all issuers that trust rules name, found by OpenID Connect Discovery or at a stated
 * address. Safe to share between threads; made once, closed at shutdown.
 *
 * <p>Only issuers that have rules may be asked for: each is remembered.
 */
public final class IssuerKeys implements AutoCloseable {
  /** How long an issuer has to answer, from name lookup to the last byte. */
  public static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final KeyFetch fetch;
  private final Freshness freshness;
  private final Map<KeySource, KeyCache> caches = new ConcurrentHashMap<>();

  /**
   * Keys fetched in this way.
   *
   * @param reach which addresses may be called
   * @param freshness how long keys are used
   * @param timeout how long an issuer has to answer, such as {@link #TIMEOUT}
   * @param tls whom to trust for {@code https}, such as a cluster's own authority; empty for the
   *     platform's usual authorities
   */
  public IssuerKeys(Reach reach, Freshness freshness, Duration timeout, Optional<SSLContext> tls) {
    this.fetch = new KeyFetch(reach, tls, timeout);
    this.freshness = freshness;
  }

  /**
   * The keys of an issuer. Blocks while they are fetched for the first time or have grown stale,
   * for at most the timeout.
   *
   * @param source an issuer that trust rules name
   * @param now the present
   * @return keys that may be used, or {@code issuer_unavailable}
   */
  public Result<JwkSet> of(KeySource source, Instant now) {
    return cache(source).keys(now);
  }

  /**
   * The keys of an issuer after a token named one that is not among them. Fetches them anew unless
   * that was tried within {@link Freshness#pause()}; then the same keys are given back.
   *
   * @param source an issuer that trust rules name
   * @param missed the keys in which one was missed
   * @param now the present
   * @return keys that may be used, or {@code issuer_unavailable}
   */
  public Result<JwkSet> newerThan(KeySource source, JwkSet missed, Instant now) {
    return cache(source).newerThan(missed, now);
  }

  private KeyCache cache(KeySource source) {
    return caches.computeIfAbsent(source, one -> new KeyCache(one, fetch, freshness));
  }

  @Override
  public void close() {
    fetch.close();
  }
}
