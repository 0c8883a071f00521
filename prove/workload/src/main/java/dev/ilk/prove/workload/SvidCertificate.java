package dev.ilk.prove.workload;

import dev.ilk.kernel.Problem;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a connection's certificate is an X.509-SVID (X509-SVID, sections 2 to 5). */
final class SvidCertificate {
  private static final int LONGEST_CHAIN = 4;
  private static final int URI = 6;
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int CERTIFICATE_SIGN = 5;
  private static final String CLIENT_USE = "1.3.6.1.5.5.7.3.2";

  private SvidCertificate() {}

  static Optional<Problem> objection(
      List<X509Certificate> chain, List<X509Certificate> roots, String id, Instant now) {
    if (chain.isEmpty() || chain.size() > LONGEST_CHAIN) {
      return refused("certificate_chain_long", "the connection has no chain of a usual length");
    }
    X509Certificate leaf = chain.getFirst();
    if (!names(leaf, id)) {
      return refused("certificate_name_mismatch", "the SPIFFE ID is not the leaf's only one");
    }
    return isLeaf(leaf)
        ? path(chain, roots, now)
        : refused("certificate_use_other", "the certificate is no leaf for clients");
  }

  /** Section 2: exactly one URI. */
  private static boolean names(X509Certificate leaf, String id) {
    try {
      Collection<List<?>> names = leaf.getSubjectAlternativeNames();
      return names != null
          && names.stream().filter(name -> Integer.valueOf(URI).equals(name.get(0))).count() == 1
          && names.contains(List.of(URI, id));
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  /** Sections 4.3 and 4.4, and 5.2: an authority never speaks for itself. */
  private static boolean isLeaf(X509Certificate leaf) {
    boolean[] usage = leaf.getKeyUsage();
    try {
      return leaf.getBasicConstraints() < 0
          && usage != null
          && usage[DIGITAL_SIGNATURE]
          && !usage[CERTIFICATE_SIGN]
          && leaf.getExtendedKeyUsage() != null
          && leaf.getExtendedKeyUsage().contains(CLIENT_USE);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private static Optional<Problem> path(
      List<X509Certificate> chain, List<X509Certificate> roots, Instant now) {
    List<X509Certificate> path = chain.stream().filter(one -> !roots.contains(one)).toList();
    Set<TrustAnchor> anchors =
        roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
    if (anchors.isEmpty()) {
      return refused("certificate_not_issued", "the trust domain has no roots");
    }
    try {
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      return refused("certificate_not_issued", "no root of the trust domain stands above it");
    }
  }

  private static Optional<Problem> refused(String code, String message) {
    return Optional.of(Problem.of(Problem.Kind.UNPROVEN, code, message));
  }
}
