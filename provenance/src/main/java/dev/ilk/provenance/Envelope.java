package dev.ilk.provenance;

import dev.ilk.kernel.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An envelope with one signature (DSSE 1.0).
 *
 * @param type the payload's type, which is signed too
 * @param payload what it holds
 * @param signature over {@link #signed}
 */
record Envelope(String type, Bytes payload, Bytes signature) implements Bundle.Content {

  static Envelope read(Members envelope) {
    List<Members> signatures =
        envelope.only("payload", "payloadType", "signatures").objects("signatures", 1);
    envelope.must(signatures.size() == 1, "signatures", "exactly one");
    return new Envelope(
        envelope.text("payloadType"),
        Bytes.of(envelope.bytes("payload")),
        Bytes.of(signatures.getFirst().only("sig", "keyid").bytes("sig")));
  }

  /** The pre-authentication encoding (DSSE 1.0, section "Signature Definition"). */
  byte[] signed() {
    byte[] name = type.getBytes(StandardCharsets.UTF_8);
    byte[] body = payload.toArray();
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes(ascii("DSSEv1 " + name.length + " "));
    signed.writeBytes(name);
    signed.writeBytes(ascii(" " + body.length + " "));
    signed.writeBytes(body);
    return signed.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
