package dev.ilk.issue.offline;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/** Whether a chain lets SPIFFE IDs of a trust domain stand below it (RFC 5280, 4.2.1.10). */
final class NameConstraintCheck {
  private NameConstraintCheck() {}

  /** Each authority in turn; what any of them forbids is forbidden below it. */
  static Optional<String> objection(List<X509Certificate> chain, String trustDomain) {
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    for (X509Certificate one : chain) {
      byte[] value = one.getExtensionValue(Extension.nameConstraints.getId());
      if (value != null) {
        try {
          add(value, validator);
        } catch (IOException | RuntimeException e) {
          return Optional.of("a name constraint cannot be read");
        }
      }
    }
    try {
      for (String id : List.of(trustDomain, trustDomain + "/main/workload/any")) {
        GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, id);
        validator.checkPermitted(name);
        validator.checkExcluded(name);
      }
      return Optional.empty();
    } catch (NameConstraintValidatorException e) {
      return Optional.of("its name constraints exclude `%s`".formatted(trustDomain));
    }
  }

  private static void add(byte[] extension, PKIXNameConstraintValidator validator)
      throws IOException {
    NameConstraints constraints =
        NameConstraints.getInstance(ASN1OctetString.getInstance(extension).getOctets());
    GeneralSubtree[] permitted = constraints.getPermittedSubtrees();
    if (permitted != null) {
      validator.intersectPermittedSubtree(permitted);
    }
    GeneralSubtree[] excluded = constraints.getExcludedSubtrees();
    if (excluded != null) {
      Stream.of(excluded).forEach(validator::addExcludedSubtree);
    }
  }
}
