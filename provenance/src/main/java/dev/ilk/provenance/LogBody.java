package dev.ilk.provenance;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What a log's entry is of: {@code dsse} 0.0.1 for envelopes, {@code hashedrekord} 0.0.1 for the
 * signatures of messages (Rekor, {@code pkg/types}).
 */
final class LogBody {
  private LogBody() {}

  /** Whether an entry is of the bundle's very signature, and signer where that is certified. */
  static boolean isOf(Bundle bundle, Bytes body) {
    return Members.document(body.toArray(), "canonicalizedBody", entry -> matches(entry, bundle))
            instanceof Result.Ok<Boolean>(Boolean matches)
        && matches;
  }

  private static boolean matches(Members entry, Bundle bundle) {
    entry.only("apiVersion", "kind", "spec");
    Members spec = entry.object("spec");
    boolean known = entry.text("apiVersion").equals("0.0.1");
    return known
        && switch (bundle.content()) {
          case Envelope envelope ->
              entry.text("kind").equals("dsse") && isOfEnvelope(spec, envelope, bundle);
          case MessageSignature message ->
              entry.text("kind").equals("hashedrekord") && isOfMessage(spec, message, bundle);
        };
  }

  private static boolean isOfEnvelope(Members spec, Envelope envelope, Bundle bundle) {
    Members hash = spec.object("payloadHash");
    List<Members> signatures = spec.objects("signatures", 1);
    return hash.text("algorithm").equals("sha256")
        && hash.text("value")
            .equals(HexFormat.of().formatHex(Sha256.of(envelope.payload().toArray())))
        && signatures.size() == 1
        && isSame(signatures.getFirst().bytes("signature"), envelope.signature())
        && isSigner(signatures.getFirst().bytes("verifier"), bundle);
  }

  private static boolean isOfMessage(Members spec, MessageSignature message, Bundle bundle) {
    Members hash = spec.object("data").object("hash");
    Members signature = spec.object("signature");
    return hash.text("algorithm").equals("sha256")
        && hash.text("value").equals(HexFormat.of().formatHex(message.digest().toArray()))
        && isSame(signature.bytes("content"), message.signature())
        && isSigner(signature.object("publicKey").bytes("content"), bundle);
  }

  private static boolean isSame(byte[] told, Bytes signature) {
    return Bytes.of(told).equals(signature);
  }

  /** A key of the rule is the signer whatever the entry says of it: it verified the signature. */
  private static boolean isSigner(byte[] pem, Bundle bundle) {
    return bundle.certificate().isEmpty()
        || Bytes.of(der(new String(pem, StandardCharsets.US_ASCII)))
            .equals(bundle.certificate().get());
  }

  private static byte[] der(String pem) {
    String body = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw new Members.Malformed("canonicalizedBody", "a signer in PEM");
    }
  }
}
