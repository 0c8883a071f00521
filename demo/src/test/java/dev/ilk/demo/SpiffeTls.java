package dev.ilk.demo;

import io.spiffe.bundle.x509bundle.X509BundleSet;
import io.spiffe.exception.BundleNotFoundException;
import io.spiffe.svid.x509svid.X509Svid;
import io.spiffe.svid.x509svid.X509SvidValidator;
import io.spiffe.workloadapi.X509Context;
import java.net.Socket;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS with an SVID, to whoever has one: what a service does with the public library. */
final class SpiffeTls {
  private SpiffeTls() {}

  static SSLContext context(X509Context held) throws Exception {
    X509Svid svid = held.getDefaultSvid();
    char[] none = new char[0];
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, none);
    keys.setKeyEntry("svid", svid.getPrivateKey(), none, svid.getChainArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, none);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(
        managers.getKeyManagers(),
        new TrustManager[] {new ByBundle(held.getX509BundleSet())},
        new SecureRandom());
    return context;
  }

  private static final class ByBundle extends X509ExtendedTrustManager {
    private final X509BundleSet bundles;

    ByBundle(X509BundleSet bundles) {
      this.bundles = bundles;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      try {
        X509SvidValidator.verifyChain(List.of(chain), bundles);
      } catch (BundleNotFoundException e) {
        throw new CertificateException(e);
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
