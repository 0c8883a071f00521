package dev.ilk.record.append;

import dev.ilk.kernel.Result;
import dev.ilk.record.log.CheckpointStore;
import dev.ilk.record.log.LogStore;
import dev.ilk.record.tlog.Checkpoint;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Growth;
import dev.ilk.record.tlog.NoteKey;
import dev.ilk.record.tlog.NoteSigner;
import dev.ilk.record.tlog.Tree;
import java.util.Optional;

/**
 * Follows the log as it grows and signs checkpoints of it. Used by the writer's thread alone.
 *
 * <p>INVARIANT: {@code known} is a state of the log that is signed or has grown, leaf by leaf, out
 * of one that is. A log must not sign two checkpoints of which the later did not grow out of the
 * earlier (C2SP tlog-checkpoint, "Signatures"), whatever somebody did to the store.
 */
final class Checkpoints {
  private final LogStore log;
  private final CheckpointStore checkpoints;
  private final LogKeys keys;
  private Frontier known;
  private long published;

  /**
   * Goes on from the last checkpoint.
   *
   * @throws RecordTampered if the log does not hold what it signed
   */
  Checkpoints(LogStore log, CheckpointStore checkpoints, LogKeys keys) {
    this.log = log;
    this.checkpoints = checkpoints;
    this.keys = keys;
    known = checkpoints.latest().map(this::signed).orElse(Frontier.EMPTY);
    published = known.size();
  }

  /** Whether the log can have grown into this; checked before each append, at no cost. */
  void require(Frontier head) {
    if (head.size() < known.size()) {
      throw new RecordTampered(
          "the record had %d entries and has %d".formatted(known.size(), head.size()));
    }
    if (head.size() == known.size() && !head.equals(known)) {
      throw new RecordTampered(
          "the tree over the record's %d entries has changed".formatted(known.size()));
    }
  }

  /** Notes a batch of our own: no need to read it back unless another node appended before it. */
  void grew(Frontier before, Frontier after) {
    if (before.equals(known)) {
      known = after;
    }
  }

  /** Signs and keeps a checkpoint of the log as it is now, if it has grown since the last one. */
  void publish() {
    Frontier head = log.head();
    require(head);
    catchUp(head);
    if (head.size() > published) {
      NoteSigner signer = keys.signer();
      Checkpoint checkpoint = new Checkpoint(signer.key().name(), head.size(), head.root());
      checkpoints.save(head.size(), checkpoint.sign(signer).encode());
      published = head.size();
    }
  }

  /** Follows what other nodes appended, by the leaf hashes. */
  private void catchUp(Frontier head) {
    Growth growth = new Growth(known);
    while (growth.size() < head.size()) {
      int count = (int) Math.min(LogStore.MAX_READ, head.size() - growth.size());
      log.read(0, growth.size(), count).forEach(growth::add);
    }
    if (!growth.frontier().equals(head)) {
      throw new RecordTampered(
          "the entries from %d to %d do not make the tree that is stored"
              .formatted(known.size(), head.size() - 1));
    }
    known = head;
  }

  private Frontier signed(String note) {
    Checkpoint checkpoint =
        open(note)
            .orElseThrow(
                () -> new RecordTampered("the last checkpoint is not signed by a key of this log"));
    Frontier head = log.head();
    if (head.size() < checkpoint.size()) {
      throw new RecordTampered(
          "a checkpoint over %d entries was signed and the record has %d"
              .formatted(checkpoint.size(), head.size()));
    }
    Frontier frontier = new Tree(log).frontier(checkpoint.size());
    if (!frontier.root().equals(checkpoint.root())) {
      throw new RecordTampered(
          "the first %d entries are not those that were signed".formatted(checkpoint.size()));
    }
    return frontier;
  }

  private Optional<Checkpoint> open(String note) {
    for (NoteKey key : keys.known()) {
      if (Checkpoint.open(note, key, key.name()) instanceof Result.Ok<Checkpoint>(var checkpoint)) {
        return Optional.of(checkpoint);
      }
    }
    return Optional.empty();
  }
}
