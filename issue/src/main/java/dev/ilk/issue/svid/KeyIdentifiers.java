package dev.ilk.issue.svid;

import dev.ilk.kernel.Sha256;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/** By which name a certificate calls its key and that of its issuer. */
final class KeyIdentifiers {
  private static final int BYTES = 20;

  private KeyIdentifiers() {}

  static SubjectKeyIdentifier subject(SubjectPublicKeyInfo key) {
    return new SubjectKeyIdentifier(of(key));
  }

  static AuthorityKeyIdentifier authority(SubjectPublicKeyInfo key) {
    return new AuthorityKeyIdentifier(of(key));
  }

  /**
   * As the issuer's certificate names its own key, since verifiers look for that one; whoever
   * signed it may count another way (RFC 5280, section 4.2.1.1).
   */
  static AuthorityKeyIdentifier authority(X509CertificateHolder issuer) {
    SubjectKeyIdentifier own = SubjectKeyIdentifier.fromExtensions(issuer.getExtensions());
    return own == null
        ? authority(issuer.getSubjectPublicKeyInfo())
        : new AuthorityKeyIdentifier(own.getKeyIdentifier());
  }

  /** The leading 160 bits of the key's SHA-256 (RFC 7093, section 2, method 1). */
  private static byte[] of(SubjectPublicKeyInfo key) {
    return Arrays.copyOf(Sha256.of(key.getPublicKeyData().getBytes()), BYTES);
  }
}
