package dev.ilk.issue.offline;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a chain must be like to sign leaves of a trust domain (X509-SVID, sections 3.2 and 4; RFC
 * 5280, sections 4.2.1 and 6.1). All that is broken is told at once, each with the certificate.
 */
final class ChainRules {
  /** Shorter and it would end before the next one is known everywhere. */
  static final Duration LEAST_LEFT = Duration.ofDays(3);

  private static final int CERTIFICATE_SIGN = 5;
  private static final int URI = 6;

  /** ECDSA, RSA PKCS #1 v1.5 and Ed25519; nothing with SHA-1 or MD5. */
  private static final Set<String> SIGNATURES =
      Set.of(
          "1.2.840.10045.4.3.2",
          "1.2.840.10045.4.3.3",
          "1.2.840.10045.4.3.4",
          "1.2.840.113549.1.1.11",
          "1.2.840.113549.1.1.12",
          "1.2.840.113549.1.1.13",
          "1.3.101.112");

  /** Any use, or both of those that leaves have (RFC 5280, section 4.2.1.12). */
  private static final String ANY_USE = "2.5.29.37.0";

  private static final List<String> LEAF_USES = List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");

  private final String trustDomain;
  private final Instant now;

  ChainRules(String trustDomain, Instant now) {
    this.trustDomain = trustDomain;
    this.now = now;
  }

  /** The chain has two certificates or more. */
  List<Problem> broken(List<X509Certificate> chain) {
    List<Problem> problems = new ArrayList<>();
    for (int place = 0; place < chain.size(); place++) {
      X509Certificate one = chain.get(place);
      String where = "certificate %d (`%s`)".formatted(place + 1, name(one));
      authority(one, place, where, problems);
      period(one, where, problems);
      strength(one, where, problems);
      names(one, place == 0, where, problems);
      boolean last = place == chain.size() - 1;
      link(one, last ? one : chain.get(place + 1), last, where, problems);
    }
    if (problems.isEmpty()) {
      NameConstraintCheck.objection(chain, trustDomain)
          .ifPresent(why -> problems.add(problem("chain_name_constraints", why)));
    }
    return problems;
  }

  /**
   * X509-SVID, sections 4.1, 4.3 and 4.4; the lowest authority needs a path length of 0 or more.
   */
  private static void authority(
      X509Certificate one, int below, String where, List<Problem> problems) {
    boolean[] usage = one.getKeyUsage();
    if (one.getBasicConstraints() < 0) {
      problems.add(
          problem("chain_not_authority", where + " is not that of an authority")
              .mend("sign it with `basicConstraints = critical, CA:TRUE, pathlen:0`"));
    } else if (one.getBasicConstraints() < below) {
      problems.add(
          problem(
              "chain_path_length",
              "%s allows %d authorities below it, and there are %d"
                  .formatted(where, one.getBasicConstraints(), below)));
    }
    if (usage == null || !usage[CERTIFICATE_SIGN]) {
      problems.add(
          problem("chain_key_usage", where + " may not sign certificates")
              .mend("sign it with `keyUsage = critical, keyCertSign, cRLSign`"));
    }
    if (!servesLeaves(one)) {
      problems.add(
          problem(
              "chain_extended_usage",
              where + " has extended uses that leaves of servers and clients are not among"));
    }
  }

  private static boolean servesLeaves(X509Certificate one) {
    try {
      List<String> uses = one.getExtendedKeyUsage();
      return uses == null || uses.contains(ANY_USE) || uses.containsAll(LEAF_USES);
    } catch (CertificateParsingException e) {
      return false;
    }
  }

  private void period(X509Certificate one, String where, List<Problem> problems) {
    Instant end = one.getNotAfter().toInstant();
    if (now.isBefore(one.getNotBefore().toInstant())) {
      problems.add(
          problem("chain_not_begun", "%s begins at %s".formatted(where, one.getNotBefore())));
    } else if (!now.isBefore(end)) {
      problems.add(problem("chain_ended", "%s ended at %s".formatted(where, end)));
    } else if (end.isBefore(now.plus(LEAST_LEFT))) {
      problems.add(
          problem("chain_ends_soon", "%s ends at %s already".formatted(where, end))
              .mend("sign it for longer than %d days".formatted(LEAST_LEFT.toDays())));
    }
  }

  private static void strength(X509Certificate one, String where, List<Problem> problems) {
    if (!SIGNATURES.contains(one.getSigAlgOID())) {
      problems.add(
          problem("chain_weak", "%s is signed by `%s`".formatted(where, one.getSigAlgName()))
              .mend("sign it by ECDSA, RSA (PKCS #1) or Ed25519, with SHA-256 or more"));
    }
    if (VerifyingKey.of(one.getPublicKey()) instanceof Result.Failed<VerifyingKey> weak) {
      problems.add(
          problem("chain_weak", where + " has a key that is not taken")
              .mend(weak.problems().getFirst().message()));
    }
  }

  /** X509-SVID, section 3.2: the ID of a signing certificate has no path. */
  private void names(X509Certificate one, boolean lowest, String where, List<Problem> problems) {
    Optional<List<String>> uris = uris(one);
    boolean alone = uris.filter(List.of(trustDomain)::equals).isPresent();
    boolean none = uris.filter(List::isEmpty).isPresent();
    if (!alone && (lowest || !none)) {
      problems.add(
          problem(
                  "chain_trust_domain",
                  none
                      ? "%s does not name the trust domain `%s`".formatted(where, trustDomain)
                      : "%s names something other than the trust domain `%s`"
                          .formatted(where, trustDomain))
              .mend(
                  "sign it with `subjectAltName = URI:%s`, as the request asks"
                      .formatted(trustDomain)));
    }
    if (one.getSubjectX500Principal().getName().isEmpty()) {
      problems.add(problem("chain_nameless", where + " has no subject"));
    }
  }

  /** Empty if its names cannot be read. */
  private static Optional<List<String>> uris(X509Certificate one) {
    try {
      Collection<List<?>> names = one.getSubjectAlternativeNames();
      return Optional.of(
          names == null
              ? List.of()
              : names.stream()
                  .filter(name -> Integer.valueOf(URI).equals(name.get(0)))
                  .map(name -> String.valueOf(name.get(1)))
                  .toList());
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
  }

  private static void link(
      X509Certificate one,
      X509Certificate above,
      boolean last,
      String where,
      List<Problem> problems) {
    if (!one.getIssuerX500Principal().equals(above.getSubjectX500Principal())) {
      problems.add(
          last
              ? problem("chain_root_missing", where + " is the last one and no root")
                  .mend("put the root's certificate at the end")
              : problem(
                      "chain_order",
                      "%s was issued by `%s`, which does not come next"
                          .formatted(where, one.getIssuerX500Principal().getName()))
                  .mend("put each certificate before that of its issuer"));
    } else if (!isSigned(one, above)) {
      problems.add(
          problem("chain_signature", where + " is not signed by the key of the one above it"));
    }
  }

  private static boolean isSigned(X509Certificate one, X509Certificate above) {
    try {
      one.verify(above.getPublicKey());
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      // Of some malformed keys and signatures providers tell by exceptions of other kinds.
      return false;
    }
  }

  private static String name(X509Certificate one) {
    String name = one.getSubjectX500Principal().getName();
    return name.length() <= 100 ? name : name.substring(0, 100);
  }

  static Problem problem(String code, String message) {
    return Problem.of(Problem.Kind.INVALID, code, message).at("chain");
  }
}
