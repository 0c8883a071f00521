package dev.ilk.keys.bundle;

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

/** Whether a connection's certificates are an X.509-SVID (X509-SVID, sections 2 to 5). */
public final class SvidChain {
  private static final int LONGEST_CHAIN = 4;
  private static final int URI = 6;
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int CERTIFICATE_SIGN = 5;

  /** What the holder of an SVID does with it (RFC 5280, section 4.2.1.12). */
  public enum Side {
    /** Answers connections. */
    SERVER("1.3.6.1.5.5.7.3.1"),
    /** Opens connections. */
    CLIENT("1.3.6.1.5.5.7.3.2");

    private final String use;

    Side(String use) {
      this.use = use;
    }
  }

  private SvidChain() {}

  /**
   * What speaks against a chain.
   *
   * @param chain as shown, the leaf first; of any length and content
   * @param roots the authorities of the trust domain; those that are over have been left out
   * @param id the SPIFFE ID that must be the leaf's only one
   * @param side what its holder does
   * @param now the present
   * @return a problem whose code begins with {@code certificate_}, or empty if nothing does
   */
  public static Optional<Problem> objection(
      List<X509Certificate> chain, List<X509Certificate> roots, String id, Side side, Instant now) {
    if (chain.isEmpty() || chain.size() > LONGEST_CHAIN) {
      return refused("certificate_chain_long", "the connection has no chain of a usual length");
    }
    X509Certificate leaf = chain.getFirst();
    if (!names(leaf, id)) {
      return refused("certificate_name_mismatch", "the SPIFFE ID is not the leaf's only one");
    }
    return isLeaf(leaf, side)
        ? path(chain, roots, now)
        : refused("certificate_use_other", "the certificate is no leaf for this use");
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
  private static boolean isLeaf(X509Certificate leaf, Side side) {
    boolean[] usage = leaf.getKeyUsage();
    try {
      return leaf.getBasicConstraints() < 0
          && usage != null
          && usage[DIGITAL_SIGNATURE]
          && !usage[CERTIFICATE_SIGN]
          && leaf.getExtendedKeyUsage() != null
          && leaf.getExtendedKeyUsage().contains(side.use);
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
