package dev.ilk.provenance;

import dev.ilk.actor.ProvenanceRule;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Signers whom authorities have certified, as Fulcio does: for minutes, under a name, and with who
 * vouched for the name (Fulcio, "Certificate Specification" and "OID information").
 *
 * @param anchors the authorities
 * @param identity the exact name
 * @param issuer who vouched for it
 */
record Certified(Set<TrustAnchor> anchors, String identity, String issuer) {
  private static final String ISSUER = "1.3.6.1.4.1.57264.1.8";
  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int MAIL = 1;
  private static final int URI = 6;
  private static final int MOST_AUTHORITIES = 10;

  Certified {
    anchors = Set.copyOf(anchors);
  }

  static Result<Certified> of(ProvenanceRule.Certified rule) {
    try {
      Collection<? extends Certificate> read =
          factory()
              .generateCertificates(
                  new ByteArrayInputStream(rule.authorities().getBytes(StandardCharsets.UTF_8)));
      Set<TrustAnchor> anchors =
          read.stream()
              .map(X509Certificate.class::cast)
              .filter(one -> one.getBasicConstraints() >= 0)
              .map(one -> new TrustAnchor(one, null))
              .collect(Collectors.toSet());
      return anchors.isEmpty() || anchors.size() != read.size() || read.size() > MOST_AUTHORITIES
          ? Result.failed(malformed())
          : Result.ok(new Certified(anchors, rule.identity(), rule.issuer()));
    } catch (CertificateException e) {
      return Result.failed(malformed());
    }
  }

  /** The signer's key, if its certificate held when it signed and is for this identity. */
  Result<VerifyingKey> key(Bytes der, Instant signed) {
    try {
      X509Certificate leaf =
          (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der.toArray()));
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(signed));
      CertPathValidator.getInstance("PKIX")
          .validate(factory().generateCertPath(List.of(leaf)), parameters);
      if (!Arrays.equals(leaf.getEncoded(), der.toArray()) || !isForSigning(leaf)) {
        return Verifier.refused("certificate_use", "the certificate is not for signing code");
      }
      return names(leaf).equals(List.of(identity)) && issuer(leaf).equals(Optional.of(issuer))
          ? VerifyingKey.of(leaf.getPublicKey())
          : Verifier.refused("signer_other", "the signer is another than the rule names");
    } catch (GeneralSecurityException e) {
      return Verifier.refused(
          "certificate_not_issued",
          "no authority of the rule's has issued the certificate, or it was not valid at "
              + signed);
    }
  }

  private static boolean isForSigning(X509Certificate leaf) throws CertificateParsingException {
    boolean[] usage = leaf.getKeyUsage();
    List<String> uses = leaf.getExtendedKeyUsage();
    return leaf.getBasicConstraints() < 0
        && usage != null
        && usage[DIGITAL_SIGNATURE]
        && uses != null
        && uses.contains(CODE_SIGNING);
  }

  private static List<String> names(X509Certificate leaf) throws CertificateParsingException {
    Collection<List<?>> names = leaf.getSubjectAlternativeNames();
    return names == null
        ? List.of()
        : names.stream()
            .map(name ->
                Integer.valueOf(URI).equals(name.get(0))
                        || Integer.valueOf(MAIL).equals(name.get(0))
                    ? String.valueOf(name.get(1))
                    : "")
            .toList();
  }

  /** An extension's value is an octet string; in it stands a UTF-8 string, both in DER. */
  private static Optional<String> issuer(X509Certificate leaf) {
    byte[] value = leaf.getExtensionValue(ISSUER);
    return value == null
        ? Optional.empty()
        : inner(value, 0x04).flatMap(text -> inner(text, 0x0c)).map(Certified::utf8);
  }

  private static Optional<byte[]> inner(byte[] der, int tag) {
    int head = der.length > 2 && (der[1] & 0xff) == 0x81 ? 3 : 2;
    boolean whole =
        der.length > head
            && der[0] == tag
            && (der[head - 1] & 0xff) == der.length - head
            && (head == 3 || der[1] >= 0);
    return whole ? Optional.of(Arrays.copyOfRange(der, head, der.length)) : Optional.empty();
  }

  private static String utf8(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }

  private static CertificateFactory factory() throws CertificateException {
    return CertificateFactory.getInstance("X.509");
  }

  private static Problem malformed() {
    return Problem.of(
            Problem.Kind.INVALID,
            "provenance_authorities",
            "`authorities` are no certificates of authorities")
        .mend("give 1 to %d in PEM".formatted(MOST_AUTHORITIES));
  }
}
