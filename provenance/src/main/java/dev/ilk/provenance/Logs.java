package dev.ilk.provenance;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.PublicJwk;
import dev.ilk.record.tlog.Checkpoint;
import dev.ilk.record.tlog.Hash;
import dev.ilk.record.tlog.Merkle;
import dev.ilk.record.tlog.Note;
import dev.ilk.record.tlog.Proofs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The transparency logs that a rule trusts (Rekor 1). An entry counts if it is of this very
 * signature, the log's signed tree holds it (RFC 6962, section 2.1.1), and the log signed when it
 * took it.
 */
final class Logs {
  private final Map<Bytes, VerifyingKey> byId;

  private Logs(Map<Bytes, VerifyingKey> byId) {
    this.byId = byId;
  }

  static Result<Logs> of(String jwks) {
    return JwkSet.parse(jwks.getBytes(StandardCharsets.UTF_8))
        .then(set ->
            Result.ok(
                new Logs(
                    set.keys().stream()
                        .map(PublicJwk::key)
                        .collect(
                            Collectors.toMap(
                                key -> Bytes.of(Sha256.of(key.encoded())),
                                Function.identity(),
                                (one, same) -> one)))));
  }

  /** When a log took the bundle's signature. */
  Result<Instant> taken(Bundle bundle) {
    Result<Instant> first =
        Verifier.refused("log_entry_missing", "the bundle has no entry in a log of the rule's");
    for (LogEntry entry : bundle.entries()) {
      VerifyingKey log = byId.get(entry.log());
      if (log != null) {
        Optional<String> objection = objection(bundle, entry, log);
        if (objection.isEmpty()) {
          return Result.ok(Instant.ofEpochSecond(entry.integrated()));
        }
        first = Verifier.refused("log_entry_wrong", objection.get());
      }
    }
    return first;
  }

  private static Optional<String> objection(Bundle bundle, LogEntry entry, VerifyingKey log) {
    if (!LogBody.isOf(bundle, entry.body())) {
      return Optional.of("the log's entry is not of this signature");
    }
    if (!isPromised(entry, log)) {
      return Optional.of("the log did not sign when it took the entry");
    }
    LogEntry.Inclusion proof = entry.inclusion();
    if (!isSigned(proof, log)) {
      return Optional.of("the log did not sign the tree");
    }
    return proof.index() < proof.size() && isIncluded(entry.body(), proof)
        ? Optional.empty()
        : Optional.of("the tree does not hold the entry");
  }

  /** The promise is over the entry in canonical JSON (RFC 8785). */
  private static boolean isPromised(LogEntry entry, VerifyingKey log) {
    String signed =
        "{\"body\":\"%s\",\"integratedTime\":%d,\"logID\":\"%s\",\"logIndex\":%d}"
            .formatted(
                Base64.getEncoder().encodeToString(entry.body().toArray()),
                entry.integrated(),
                HexFormat.of().formatHex(entry.log().toArray()),
                entry.index());
    return entry
        .promise()
        .filter(promise ->
            Signatures.holds(log, signed.getBytes(StandardCharsets.UTF_8), promise.toArray()))
        .isPresent();
  }

  private static boolean isSigned(LogEntry.Inclusion proof, VerifyingKey log) {
    Result<Checkpoint> told = Checkpoint.claimedBy(proof.checkpoint());
    if (!(told instanceof Result.Ok<Checkpoint>(Checkpoint checkpoint))
        || !(Note.parse(proof.checkpoint()) instanceof Result.Ok<Note>(Note note))) {
      return false;
    }
    byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
    int hint = ByteBuffer.wrap(Sha256.of(log.encoded())).getInt();
    return checkpoint.size() == proof.size()
        && checkpoint.root().bytes().equals(proof.root())
        && note.signatures().stream()
            .anyMatch(one ->
                one.keyId() == hint
                    && checkpoint.origin().startsWith(one.keyName())
                    && Signatures.holds(log, text, one.signature().toArray()));
  }

  private static boolean isIncluded(Bytes body, LogEntry.Inclusion proof) {
    List<Hash> hashes = proof.hashes().stream().map(one -> Hash.of(one.toArray())).toList();
    return proof.root().length() == Hash.SIZE
        && Proofs.included(
            proof.index(),
            Merkle.leaf(body.toArray()),
            proof.size(),
            Hash.of(proof.root().toArray()),
            hashes);
  }
}
