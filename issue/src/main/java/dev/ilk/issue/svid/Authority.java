package dev.ilk.issue.svid;

import dev.ilk.issue.offline.ImportedChain;
import dev.ilk.kernel.Bytes;
import dev.ilk.keys.VerifyingKey;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * A certificate authority of a trust domain, as the bundle or a leaf's chain shows it.
 *
 * @param key its key
 * @param certificate its certificate
 * @param end when it ends, or one above it does; what the authority signs must end before
 * @param encoded the certificate in DER
 * @param above what stands between it and its root, in DER, lowest first; usually nothing
 * @param imported the chain that it is of, if an offline root stands above it
 */
record Authority(
    VerifyingKey key,
    X509CertificateHolder certificate,
    Instant end,
    Bytes encoded,
    List<Bytes> above,
    Optional<ImportedChain> imported) {
  Authority {
    above = List.copyOf(above);
  }

  /** Reads the certificate once, for all that will be signed under it. */
  static Authority of(VerifyingKey key, byte[] der) {
    X509CertificateHolder certificate = read(der);
    return new Authority(
        key,
        certificate,
        certificate.getNotAfter().toInstant(),
        Bytes.of(der),
        List.of(),
        Optional.empty());
  }

  /** The lowest authority of a chain. */
  static Authority of(VerifyingKey key, ImportedChain chain) {
    return new Authority(
        key,
        read(chain.authority().toArray()),
        chain.end(),
        chain.authority(),
        chain.between(),
        Optional.of(chain));
  }

  /** The root of a chain. */
  static Authority root(VerifyingKey key, ImportedChain chain) {
    X509CertificateHolder certificate = read(chain.root().toArray());
    return new Authority(
        key,
        certificate,
        certificate.getNotAfter().toInstant(),
        chain.root(),
        List.of(),
        Optional.of(chain));
  }

  byte[] der() {
    return encoded.toArray();
  }

  /** What is given out after a leaf: its own certificate and those above it, without the root. */
  List<String> pems() {
    List<String> pems = new ArrayList<>();
    pems.add(Pem.of(der()));
    above.forEach(one -> pems.add(Pem.of(one.toArray())));
    return pems;
  }

  /** The same as {@link #pems}, read. */
  List<X509Certificate> path() throws CertificateException {
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    List<X509Certificate> path = new ArrayList<>();
    path.add(converter.getCertificate(certificate));
    for (Bytes one : above) {
      path.add(converter.getCertificate(read(one.toArray())));
    }
    return path;
  }

  private static X509CertificateHolder read(byte[] der) {
    try {
      return new X509CertificateHolder(der);
    } catch (IOException e) {
      throw new IllegalStateException("a kept certificate cannot be read", e);
    }
  }
}
