package dev.ilk.record.verify;

import dev.ilk.kernel.Result;
import dev.ilk.record.tlog.Checkpoint;
import dev.ilk.record.tlog.NoteKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints of a log in order of size: those stored with it that are truly signed, and the
 * one kept elsewhere among them. Read page by page, for there may be very many.
 */
final class SignedCheckpoints {
  private final LogSource source;
  private final List<NoteKey> keys;
  private final Optional<Checkpoint> kept;
  private final Deque<Checkpoint> page = new ArrayDeque<>();
  private Optional<String> forged = Optional.empty();
  private long nextSize;
  private boolean keptSeen;

  SignedCheckpoints(LogSource source, List<NoteKey> keys, Optional<Checkpoint> kept) {
    this.source = source;
    this.keys = keys;
    this.kept = kept;
  }

  /** The next checkpoint, not smaller than the last; empty after the greatest. */
  Optional<Checkpoint> next() {
    if (page.isEmpty()) {
      read();
    }
    boolean keptIsNext =
        !keptSeen
            && kept.isPresent()
            && (page.isEmpty() || kept.get().size() <= page.getFirst().size());
    if (keptIsNext) {
      keptSeen = true;
      return kept;
    }
    return Optional.ofNullable(page.pollFirst());
  }

  /** A stored note that no key of the log signed, if one was passed by. */
  Optional<String> forged() {
    return forged;
  }

  static Optional<Checkpoint> open(String note, List<NoteKey> keys) {
    for (NoteKey key : keys) {
      if (Checkpoint.open(note, key, key.name()) instanceof Result.Ok<Checkpoint>(var checkpoint)) {
        return Optional.of(checkpoint);
      }
    }
    return Optional.empty();
  }

  private void read() {
    List<String> notes = source.checkpoints(nextSize, LogSource.MAX_READ);
    for (String note : notes) {
      Optional<Checkpoint> opened = open(note, keys);
      // The store's order is a claim, too: one that would lead backwards is passed by.
      if (opened.isPresent() && opened.get().size() >= nextSize) {
        page.add(opened.get());
        nextSize = opened.get().size() + 1;
      } else {
        forged = forged.or(() -> Optional.of(note));
      }
    }
  }
}
