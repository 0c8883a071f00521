package dev.ilk.prove.federation.client;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.possession.Confirmation;
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
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** A client's certificate (RFC 8705, section 2), whose key TLS has proven. */
final class Certificates {
  private static final int LONGEST_CHAIN = 6;
  private static final String ANY_USE = "2.5.29.37.0";
  private static final String CLIENT_USE = "1.3.6.1.5.5.7.3.2";
  private static final int DNS = 2;
  private static final int URI = 6;

  private Certificates() {}

  /** What speaks against it. */
  static Optional<Problem> objection(List<X509Certificate> chain, Method method, Instant now) {
    X509Certificate own = chain.getFirst();
    if (VerifyingKey.of(own.getPublicKey()) instanceof Result.Failed<VerifyingKey> failed) {
      return Optional.of(failed.problems().getFirst());
    }
    if (now.isBefore(own.getNotBefore().toInstant())
        || !now.isBefore(own.getNotAfter().toInstant())) {
      return refused("certificate_not_valid", "the certificate is not valid now");
    }
    return switch (method) {
      case Method.Own(Set<String> thumbprints) ->
          thumbprints.contains(Confirmation.thumbprint(own))
              ? Optional.empty()
              : refused("certificate_unknown", "the certificate is none of the client's");
      case Method.Named named -> issued(chain, named, now);
      case Method.Keys keys -> otherMethod(keys);
      case Method.Published published -> otherMethod(published);
    };
  }

  private static Optional<Problem> issued(
      List<X509Certificate> chain, Method.Named named, Instant now) {
    if (!carries(chain.getFirst(), named)) {
      return refused("certificate_name_mismatch", "the certificate does not carry the name");
    }
    if (chain.size() > LONGEST_CHAIN) {
      return refused("certificate_chain_long", "the chain is longer than " + LONGEST_CHAIN);
    }
    try {
      // The client may send its authority's own certificate too, which is known here already.
      List<X509Certificate> path =
          chain.stream().filter(one -> !named.authorities().contains(one)).toList();
      Set<TrustAnchor> anchors =
          named.authorities().stream()
              .map(one -> new TrustAnchor(one, null))
              .collect(Collectors.toSet());
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      List<String> uses = chain.getFirst().getExtendedKeyUsage();
      return uses == null || uses.contains(CLIENT_USE) || uses.contains(ANY_USE)
          ? Optional.empty()
          : refused("certificate_use_other", "the certificate is not for clients");
    } catch (GeneralSecurityException e) {
      return refused("certificate_not_issued", "no authority of the client's has issued it");
    }
  }

  private static boolean carries(X509Certificate certificate, Method.Named named) {
    return switch (named.sort()) {
      case SUBJECT -> certificate.getSubjectX500Principal().equals(new X500Principal(named.name()));
      case DNS -> alternative(certificate, DNS).anyMatch(named.name()::equalsIgnoreCase);
      case URI -> alternative(certificate, URI).anyMatch(named.name()::equals);
    };
  }

  private static Stream<String> alternative(X509Certificate certificate, int sort) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Stream.empty()
          : names.stream()
              .filter(name -> name.size() == 2 && Integer.valueOf(sort).equals(name.get(0)))
              .map(name -> String.valueOf(name.get(1)));
    } catch (CertificateParsingException e) {
      return Stream.empty();
    }
  }

  private static Optional<Problem> otherMethod(Method method) {
    return refused("client_method_other", "the client authenticates by `" + method.word() + "`");
  }

  private static Optional<Problem> refused(String code, String message) {
    return Optional.of(Problem.of(Problem.Kind.UNPROVEN, code, message));
  }
}
