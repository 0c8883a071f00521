package dev.ilk.provenance;

import dev.ilk.kernel.Bytes;

/**
 * The signature of an artifact itself, which says who signed it and not how it was built.
 *
 * @param digest the artifact's SHA-256
 * @param signature over the artifact
 */
record MessageSignature(Bytes digest, Bytes signature) implements Bundle.Content {
  private static final int SHA256 = 32;

  static MessageSignature read(Members message) {
    Members digest =
        message
            .only("messageDigest", "signature")
            .object("messageDigest")
            .only("algorithm", "digest");
    digest.must(digest.text("algorithm").equals("SHA2_256"), "algorithm", "`SHA2_256`");
    byte[] bytes = digest.bytes("digest");
    digest.must(bytes.length == SHA256, "digest", "32 bytes");
    return new MessageSignature(Bytes.of(bytes), Bytes.of(message.bytes("signature")));
  }
}
