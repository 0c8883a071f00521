package dev.ilk.provenance;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Optional;

/**
 * A bundle (Sigstore protobuf-specs, {@code sigstore_bundle.proto}, version 0.3): what was signed,
 * by whom, and what a log says of it. Nothing of it is believed yet.
 *
 * @param certificate the signer's certificate in DER; empty if a key is only hinted at
 * @param content what was signed
 * @param entries what logs say, at most {@link #MOST_ENTRIES}
 */
record Bundle(Optional<Bytes> certificate, Content content, List<LogEntry> entries) {
  /** The longest bundle, in bytes. */
  static final int LONGEST = 512 << 10;

  private static final String TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
  private static final int MOST_ENTRIES = 5;
  private static final int MOST_TIMESTAMPS = 5;

  Bundle {
    entries = List.copyOf(entries);
  }

  /** What was signed. */
  sealed interface Content permits Envelope, MessageSignature {
    /** The signature. */
    Bytes signature();
  }

  static Result<Bundle> parse(byte[] json) {
    return json.length > LONGEST
        ? Result.failed(
            Problem.of(
                Problem.Kind.INVALID,
                "provenance_malformed",
                "a bundle has at most %d bytes".formatted(LONGEST)))
        : Members.document(json, "bundle", Bundle::read);
  }

  private static Bundle read(Members bundle) {
    bundle.must(bundle.text("mediaType").equals(TYPE), "mediaType", "`" + TYPE + "`");
    bundle.only("mediaType", "verificationMaterial", "dsseEnvelope", "messageSignature");
    bundle.must(
        bundle.has("dsseEnvelope") != bundle.has("messageSignature"),
        "dsseEnvelope",
        "an envelope, or the signature of a message");
    Members material =
        bundle
            .object("verificationMaterial")
            .only("certificate", "publicKey", "tlogEntries", "timestampVerificationData");
    material.must(
        material.has("certificate") != material.has("publicKey"),
        "certificate",
        "a certificate, or the hint of a key");
    if (material.has("timestampVerificationData")) {
      material
          .object("timestampVerificationData")
          .only("rfc3161Timestamps")
          .objects("rfc3161Timestamps", MOST_TIMESTAMPS);
    }
    Optional<Bytes> certificate = Optional.empty();
    if (material.has("certificate")) {
      certificate =
          Optional.of(Bytes.of(material.object("certificate").only("rawBytes").bytes("rawBytes")));
    } else {
      material.object("publicKey").only("hint");
    }
    List<LogEntry> entries =
        material.has("tlogEntries")
            ? material.objects("tlogEntries", MOST_ENTRIES).stream().map(LogEntry::read).toList()
            : List.of();
    Content content =
        bundle.has("dsseEnvelope")
            ? Envelope.read(bundle.object("dsseEnvelope"))
            : MessageSignature.read(bundle.object("messageSignature"));
    return new Bundle(certificate, content, entries);
  }
}
