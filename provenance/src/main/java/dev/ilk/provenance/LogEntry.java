package dev.ilk.provenance;

import dev.ilk.kernel.Bytes;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a transparency log (Rekor 1), as the bundle tells it.
 *
 * @param log the SHA-256 of the log's public key
 * @param index the entry's number over all of the log's trees, which the promise signs
 * @param integrated when the log took it, in seconds since 1970
 * @param body the entry
 * @param promise the log's signature over time and body; empty if there is none
 * @param inclusion the proof that it is in the log
 */
record LogEntry(
    Bytes log,
    long index,
    long integrated,
    Bytes body,
    Optional<Bytes> promise,
    Inclusion inclusion) {
  private static final int MOST_HASHES = 64;

  /**
   * That the entry is in a tree.
   *
   * @param index its number in this tree
   * @param size the tree's size
   * @param root the tree's hash
   * @param hashes from the leaf up
   * @param checkpoint what the log signed of the tree, as a note
   */
  record Inclusion(long index, long size, Bytes root, List<Bytes> hashes, String checkpoint) {
    Inclusion {
      hashes = List.copyOf(hashes);
    }
  }

  static LogEntry read(Members entry) {
    entry.only(
        "logIndex",
        "logId",
        "kindVersion",
        "integratedTime",
        "inclusionPromise",
        "inclusionProof",
        "canonicalizedBody");
    if (entry.has("kindVersion")) {
      entry.object("kindVersion").only("kind", "version");
    }
    Optional<Bytes> promise =
        entry.has("inclusionPromise")
            ? Optional.of(
                Bytes.of(
                    entry
                        .object("inclusionPromise")
                        .only("signedEntryTimestamp")
                        .bytes("signedEntryTimestamp")))
            : Optional.empty();
    return new LogEntry(
        Bytes.of(entry.object("logId").only("keyId").bytes("keyId")),
        entry.number("logIndex"),
        entry.number("integratedTime"),
        Bytes.of(entry.bytes("canonicalizedBody")),
        promise,
        inclusion(entry.object("inclusionProof")));
  }

  private static Inclusion inclusion(Members proof) {
    proof.only("logIndex", "rootHash", "treeSize", "hashes", "checkpoint");
    List<Bytes> hashes =
        proof.texts("hashes", MOST_HASHES).stream()
            .map(text -> Bytes.of(decoded(proof, text)))
            .toList();
    return new Inclusion(
        proof.number("logIndex"),
        proof.number("treeSize"),
        Bytes.of(proof.bytes("rootHash")),
        hashes,
        proof.object("checkpoint").only("envelope").text("envelope"));
  }

  private static byte[] decoded(Members proof, String text) {
    try {
      byte[] hash = Base64.getDecoder().decode(text);
      proof.must(hash.length == 32, "hashes", "hashes of 32 bytes");
      return hash;
    } catch (IllegalArgumentException e) {
      throw new Members.Malformed("hashes", "bytes in base64");
    }
  }
}
