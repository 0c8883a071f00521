package dev.ilk.prove.federation.client;

import dev.ilk.actor.ClientMethod;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.jose.JwkSet;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** Reads what is declared of a client: keys, certificates, names. */
final class MethodReader {
  private static final int MOST_AUTHORITIES = 10;

  private MethodReader() {}

  static Result<Method> read(ClientMethod declared) {
    return switch (declared) {
      case ClientMethod.Keys(String jwks) -> keys(jwks);
      case ClientMethod.PublishedKeys(String uri) -> Result.ok(new Method.Published(uri));
      case ClientMethod.Certificate(ClientMethod.Sort sort, String name, String authorities) ->
          named(sort, name, authorities);
      case ClientMethod.OwnCertificates(Set<String> thumbprints) ->
          Result.ok(new Method.Own(thumbprints));
    };
  }

  /** Every key must be good: one that is left out quietly would be missed when it is needed. */
  private static Result<Method> keys(String jwks) {
    return JwkSet.parse(jwks.getBytes(StandardCharsets.UTF_8))
        .then(set -> {
          if (!set.skipped().isEmpty()) {
            return Result.failed(set.skipped().getFirst().why());
          }
          return set.keys().isEmpty()
              ? invalid("there is no key in it", "give at least one public key")
              : Result.ok(new Method.Keys(set));
        });
  }

  private static Result<Method> named(ClientMethod.Sort sort, String name, String authorities) {
    if (sort == ClientMethod.Sort.SUBJECT) {
      try {
        new X500Principal(name);
      } catch (IllegalArgumentException e) {
        return invalid("`%s` is no distinguished name".formatted(name), "write it like `CN=…,O=…`");
      }
    }
    List<X509Certificate> anchors = new ArrayList<>();
    try {
      for (Certificate one :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(authorities.getBytes(StandardCharsets.UTF_8)))) {
        anchors.add((X509Certificate) one);
      }
    } catch (CertificateException e) {
      return invalid("the authorities are no certificates", "give them in PEM");
    }
    if (anchors.isEmpty() || anchors.size() > MOST_AUTHORITIES) {
      return invalid("there are %d authorities".formatted(anchors.size()), "give 1 to 10");
    }
    for (X509Certificate anchor : anchors) {
      if (anchor.getBasicConstraints() < 0) {
        return invalid(
            "`%s` is no authority".formatted(anchor.getSubjectX500Principal().getName()),
            "give the certificate that issues those of clients");
      }
      if (VerifyingKey.of(anchor.getPublicKey()) instanceof Result.Failed<VerifyingKey> failed) {
        return Result.failed(failed.problems().getFirst());
      }
    }
    return Result.ok(new Method.Named(sort, name, List.copyOf(anchors)));
  }

  private static Result<Method> invalid(String message, String remedy) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "client_malformed", message).mend(remedy));
  }
}
