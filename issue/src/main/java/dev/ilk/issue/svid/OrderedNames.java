package dev.ilk.issue.svid;

import dev.ilk.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * Whether a request for an ordered certificate asks for the names of the order, all of them and
 * nothing else (RFC 8555, section 7.4). What clients habitually ask for beside, and get anyway, is
 * let pass: to be no authority, and to sign and to authenticate.
 */
final class OrderedNames {
  private static final int MOST_ATTRIBUTES = 8;
  private static final int MOST_NAMES = 100;
  private static final Set<KeyPurposeId> PURPOSES =
      Set.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);

  private final SortedSet<String> ordered;
  private final List<Problem> problems = new ArrayList<>();
  private final SortedSet<String> asked = new TreeSet<>();

  private OrderedNames(SortedSet<String> ordered) {
    this.ordered = ordered;
  }

  static List<Problem> differences(PKCS10CertificationRequest request, SortedSet<String> ordered) {
    OrderedNames names = new OrderedNames(ordered);
    try {
      names.subject(request);
      names.attributes(request);
    } catch (RuntimeException e) {
      // The parser tells of malformed attributes by exceptions that are not its own.
      names.refuse("what cannot be read");
    }
    if (names.problems.isEmpty() && !names.asked.equals(ordered)) {
      names.refuse("other names than the order's, which are " + ordered);
    }
    return names.problems;
  }

  /** A common name, as older clients send it, counts as a name; nothing else says who it is. */
  private void subject(PKCS10CertificationRequest request) {
    for (RDN part : request.getSubject().getRDNs()) {
      AttributeTypeAndValue only = part.getFirst();
      if (part.isMultiValued()
          || !only.getType().equals(BCStyle.CN)
          || !(only.getValue() instanceof ASN1String text)
          || !ordered.contains(text.getString())) {
        refuse("a subject that is none of the order's names");
        return;
      }
      asked.add(text.getString());
    }
  }

  private void attributes(PKCS10CertificationRequest request) {
    Attribute[] attributes = request.getAttributes();
    if (attributes.length > MOST_ATTRIBUTES) {
      refuse("more than %d attributes".formatted(MOST_ATTRIBUTES));
      return;
    }
    for (Attribute attribute : attributes) {
      if (attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)
          && attribute.getAttrValues().size() == 1) {
        extensions(Extensions.getInstance(attribute.getAttrValues().getObjectAt(0)));
      } else {
        refuse("the attribute " + attribute.getAttrType());
      }
    }
  }

  private void extensions(Extensions wanted) {
    for (ASN1ObjectIdentifier type : wanted.getExtensionOIDs()) {
      if (type.equals(Extension.subjectAlternativeName)) {
        names(GeneralNames.getInstance(wanted.getExtensionParsedValue(type)).getNames());
      } else if (!isHarmless(type, wanted)) {
        refuse("the extension " + type);
      }
    }
  }

  private void names(GeneralName[] names) {
    if (names.length > MOST_NAMES) {
      refuse("more than %d names".formatted(MOST_NAMES));
      return;
    }
    for (GeneralName name : names) {
      if (name.getTagNo() == GeneralName.dNSName) {
        asked.add(name.getName().toString());
      } else {
        refuse("a name that is none of the DNS");
      }
    }
  }

  private static boolean isHarmless(ASN1ObjectIdentifier type, Extensions wanted) {
    if (type.equals(Extension.basicConstraints)) {
      return !BasicConstraints.fromExtensions(wanted).isCA();
    }
    if (type.equals(Extension.keyUsage)) {
      KeyUsage usage = KeyUsage.fromExtensions(wanted);
      return !usage.hasUsages(KeyUsage.keyCertSign) && !usage.hasUsages(KeyUsage.cRLSign);
    }
    return type.equals(Extension.extendedKeyUsage)
        && PURPOSES.containsAll(List.of(ExtendedKeyUsage.fromExtensions(wanted).getUsages()));
  }

  private void refuse(String what) {
    problems.add(
        CertificationRequest.problem("csr_wants_more", "the request asks for " + what)
            .mend("ask for the names of the order and nothing else"));
  }
}
