package dev.ilk.prove.federation.issuer;

import dev.ilk.kernel.Problem;
import dev.ilk.keys.bundle.SvidChain;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts a server by its X.509-SVID, and nobody else (SPIFFE Federation, section 5.2.2): its SPIFFE
 * ID takes the place of the host's name.
 */
final class SpiffeServer extends X509ExtendedTrustManager {
  private final String id;
  private final List<X509Certificate> authorities;
  private final Instant now;

  private SpiffeServer(String id, List<X509Certificate> authorities, Instant now) {
    this.id = id;
    this.authorities = List.copyOf(authorities);
    this.now = now;
  }

  static SSLContext context(String id, List<X509Certificate> authorities, Instant now) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new SpiffeServer(id, authorities, now)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    Optional<Problem> objection =
        SvidChain.objection(List.of(chain), authorities, id, SvidChain.Side.SERVER, now);
    if (objection.isPresent()) {
      throw new CertificateException(objection.get().message());
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
