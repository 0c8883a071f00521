package dev.ilk.record.verify;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.Checkpoint;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Growth;
import dev.ilk.record.tlog.Hash;
import dev.ilk.record.tlog.Merkle;
import dev.ilk.record.tlog.NoteKey;
import dev.ilk.record.tlog.TileHash;
import java.util.List;
import java.util.Optional;

/**
 * One walk over a whole log, from its first entry: rebuilds the tree from the entries' bytes and
 * compares it with everything that is stored or signed. Memory does not grow with the log.
 */
public final class Verifier {
  private final LogSource source;
  private final SignedCheckpoints signed;
  private final Growth tree = new Growth(Frontier.EMPTY);
  private Frontier trusted = Frontier.EMPTY;
  private Optional<Checkpoint> next;
  private long compared;
  private long erased;

  private Verifier(LogSource source, List<NoteKey> keys, Optional<Checkpoint> kept) {
    this.source = source;
    this.signed = new SignedCheckpoints(source, keys, kept);
    this.next = signed.next();
  }

  /**
   * Verifies a log.
   *
   * @param source where it is read from
   * @param keys the keys that may have signed its checkpoints
   * @param kept a checkpoint kept where nobody who can write to the log can reach, opened with such
   *     a key; without one, whoever holds the log and its checkpoints can cut off its end unseen
   * @return that it is whole, or the first thing wrong
   */
  public static Verification verify(
      LogSource source, List<NoteKey> keys, Optional<Checkpoint> kept) {
    return new Verifier(source, keys, kept).walk();
  }

  private Verification walk() {
    Optional<Fault> fault = compareSigned();
    while (fault.isEmpty() && tree.size() < source.size()) {
      fault = page();
    }
    return fault
        .or(this::atTheEnd)
        .<Verification>map(Verification.Broken::new)
        .orElseGet(() ->
            new Verification.Whole(
                tree.size(), tree.frontier().root(), trusted.size(), compared, erased));
  }

  private Optional<Fault> page() {
    int limit = (int) Math.min(LogSource.MAX_READ, source.size() - tree.size());
    List<StoredEntry> entries = source.entries(tree.size(), limit);
    if (entries.isEmpty()) {
      return Optional.of(
          Fault.at(
              Fault.Kind.CUT,
              tree.size(),
              "entry %d is missing, and every entry after it".formatted(tree.size())));
    }
    for (StoredEntry entry : entries) {
      Optional<Fault> fault = entry(entry).or(this::compareTiles).or(this::compareSigned);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private Optional<Fault> entry(StoredEntry entry) {
    long index = tree.size();
    if (entry.index() != index) {
      return Optional.of(
          Fault.at(
              Fault.Kind.CUT,
              index,
              "entry %d is missing: the log goes on with entry %d"
                  .formatted(index, entry.index())));
    }
    Hash hash = Merkle.leaf(entry.leaf().toArray());
    Result<ReadEntry> read = ReadEntry.of(entry);
    if (read instanceof Result.Ok<ReadEntry>(ReadEntry one) && one.index() != index) {
      return Optional.of(diagnosis().displaced(index, one.index()));
    }
    if (!hash.equals(entry.hash())) {
      return Optional.of(diagnosis().mismatched(tree.frontier()));
    }
    if (read instanceof Result.Failed<ReadEntry>(List<Problem> problems)) {
      return Optional.of(unreadable(index, problems.getFirst()));
    }
    tree.add(hash);
    erased += read instanceof Result.Ok<ReadEntry>(ReadEntry one) && one.erased() ? 1 : 0;
    return Optional.empty();
  }

  private static Fault unreadable(long index, Problem problem) {
    Fault.Kind kind =
        switch (problem.code()) {
          case "event_missing", "event_altered" -> Fault.Kind.EVENT_ALTERED;
          case "personal_data_altered" -> Fault.Kind.PERSONAL_DATA_ALTERED;
          default -> Fault.Kind.UNREADABLE;
        };
    return Fault.at(kind, index, "entry %d: %s".formatted(index, problem.message()));
  }

  private Optional<Fault> compareTiles() {
    for (TileHash computed : tree.takeCompleted()) {
      Optional<Hash> stored = source.tileHash(computed.level(), computed.index());
      if (!stored.equals(Optional.of(computed.hash()))) {
        return Optional.of(diagnosis().tileDiffers(computed, tree.frontier()));
      }
    }
    return Optional.empty();
  }

  private Optional<Fault> compareSigned() {
    while (next.isPresent() && next.get().size() == tree.size()) {
      if (!next.get().root().equals(tree.frontier().root())) {
        return Optional.of(differsFromSigned(next.get().size()));
      }
      trusted = tree.frontier();
      compared++;
      next = signed.next();
    }
    return Optional.empty();
  }

  private Fault differsFromSigned(long size) {
    boolean alsoSigned =
        signed
            .next()
            .filter(other -> other.size() == size)
            .map(other -> other.root().equals(tree.frontier().root()))
            .orElse(false);
    if (alsoSigned || trusted.size() == size) {
      return new Fault(
          Fault.Kind.FORKED,
          0,
          Math.max(0, size - 1),
          "two checkpoints over %d entries were signed with different roots".formatted(size));
    }
    return new Fault(
        Fault.Kind.REWRITTEN,
        trusted.size(),
        size - 1,
        "entries %d to %d are not those that were signed: one of them was changed with its hash"
            .formatted(trusted.size(), size - 1));
  }

  private Optional<Fault> atTheEnd() {
    long size = tree.size();
    if (next.isPresent()) {
      return Optional.of(
          Fault.at(
              Fault.Kind.CUT,
              size,
              "entry %d is missing: the log ends before it, and a checkpoint over %d was signed"
                  .formatted(size, next.get().size())));
    }
    if (source.edge().map(edge -> !edge.equals(tree.frontier())).orElse(false)) {
      return Optional.of(
          new Fault(
              Fault.Kind.TREE_ALTERED,
              trusted.size(),
              Math.max(trusted.size(), size - 1),
              "the right edge that is stored does not belong to the %d entries".formatted(size)));
    }
    return signed
        .forged()
        .map(note ->
            new Fault(
                Fault.Kind.CHECKPOINT_FORGED,
                0,
                Math.max(0, size - 1),
                "a stored checkpoint is signed by no key of this log: `%s`"
                    .formatted(note.lines().limit(3).toList())));
  }

  private Diagnosis diagnosis() {
    return new Diagnosis(source, trusted, next);
  }
}
