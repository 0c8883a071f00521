package dev.ilk.issue.svid;

import dev.ilk.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * What a request asks for beside its key. The certificate says who its holder is, and nobody says
 * that of himself: a request may name the very SPIFFE ID that will stand there, and nothing else.
 * Leaving the rest out in silence would give out another certificate than was asked for.
 */
final class WantedNames {
  private static final int MOST_ATTRIBUTES = 8;

  private WantedNames() {}

  static List<Problem> beyond(PKCS10CertificationRequest request, String spiffeId) {
    List<Problem> problems = new ArrayList<>();
    try {
      Attribute[] attributes = request.getAttributes();
      if (attributes.length > MOST_ATTRIBUTES) {
        return List.of(refused("more than %d attributes".formatted(MOST_ATTRIBUTES)));
      }
      for (Attribute attribute : attributes) {
        if (attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)
            && attribute.getAttrValues().size() == 1) {
          extensions(
              Extensions.getInstance(attribute.getAttrValues().getObjectAt(0)), spiffeId, problems);
        } else {
          problems.add(refused("the attribute %s".formatted(attribute.getAttrType())));
        }
      }
    } catch (RuntimeException e) {
      // The parser tells of malformed attributes by exceptions that are not its own.
      problems.add(refused("attributes that cannot be read"));
    }
    return problems;
  }

  private static void extensions(Extensions wanted, String spiffeId, List<Problem> problems) {
    for (ASN1ObjectIdentifier type : wanted.getExtensionOIDs()) {
      if (!type.equals(Extension.subjectAlternativeName)) {
        problems.add(refused("the extension %s".formatted(type)));
        continue;
      }
      GeneralName[] names =
          GeneralNames.getInstance(wanted.getExtensionParsedValue(type)).getNames();
      boolean own =
          names.length == 1
              && names[0].getTagNo() == GeneralName.uniformResourceIdentifier
              && names[0].getName().toString().equals(spiffeId);
      if (!own) {
        problems.add(refused("other names than `%s` alone".formatted(spiffeId)));
      }
    }
  }

  private static Problem refused(String what) {
    return CertificationRequest.problem("csr_wants_more", "the request asks for " + what)
        .mend("ask for no names and no extensions: the certificate gets those of a SPIFFE leaf");
  }
}
