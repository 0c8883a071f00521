package dev.ilk.prove.federation.issuer;

import dev.ilk.actor.BundleEndpoint;
import dev.ilk.actor.FederatedDomain;
import dev.ilk.kernel.Result;
import dev.ilk.keys.bundle.SpiffeBundle;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Fetches bundles of foreign trust domains from their endpoints (SPIFFE Federation, section 5): one
 * document, within {@link Reach}, without following redirects, bounded in size and time. Safe to
 * share between threads; made once, closed at shutdown.
 */
public final class BundleFetch implements AutoCloseable {
  private final Reach reach;
  private final Download web;
  private final Deadline deadline;

  /**
   * Bundles fetched in this way.
   *
   * @param reach which addresses may be called
   * @param timeout how long an endpoint has to answer, such as {@link IssuerKeys#TIMEOUT}
   * @param tls whom to trust at endpoints of the profile {@code https_web}; empty for the
   *     platform's usual authorities
   */
  public BundleFetch(Reach reach, Duration timeout, Optional<SSLContext> tls) {
    this.reach = reach;
    this.web = new Download(reach, tls);
    this.deadline = new Deadline(timeout);
  }

  /**
   * Fetches the bundle of a trust domain. Blocks for at most the timeout.
   *
   * @param relation whose
   * @param known the authorities that are known of it and not over, by which an endpoint of the
   *     profile {@code https_spiffe} is known
   * @param now the present
   * @return what the endpoint gave, unread; or {@code issuer_unavailable}, or {@code
   *     issuer_address_refused}
   */
  public Result<byte[]> of(FederatedDomain relation, List<X509Certificate> known, Instant now) {
    return switch (relation.endpoint()) {
      case BundleEndpoint.Web endpoint -> get(web, endpoint.url());
      case BundleEndpoint.Spiffe endpoint -> {
        SSLContext tls = SpiffeServer.context(endpoint.serverId(), known, now);
        try (Download one = new Download(reach, Optional.of(tls))) {
          yield get(one, endpoint.url());
        }
      }
    };
  }

  private Result<byte[]> get(Download download, String url) {
    return deadline
        .within(url, () -> download.get(url, SpiffeBundle.MAX_BYTES, Result::ok))
        .then(document -> Result.ok(document.content()));
  }

  @Override
  public void close() {
    deadline.close();
    web.close();
  }
}
