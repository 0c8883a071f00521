package dev.ilk.record.verify;

import dev.ilk.kernel.Result;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.Checkpoint;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Growth;
import dev.ilk.record.tlog.Hash;
import dev.ilk.record.tlog.Merkle;
import dev.ilk.record.tlog.Tile;
import dev.ilk.record.tlog.TileHash;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Works out what was done to a log that something is known to be wrong with, by trying which story
 * leads to what was signed next. Says only what it knows: without a checkpoint ahead, two stories
 * can be equally good.
 */
final class Diagnosis {
  private final LogSource source;
  private final Frontier trusted;
  private final Optional<Checkpoint> next;

  /**
   * What is known.
   *
   * @param source the log
   * @param trusted the tree over the entries that were signed and are unchanged
   * @param next what was signed next, if anything was
   */
  Diagnosis(LogSource source, Frontier trusted, Optional<Checkpoint> next) {
    this.source = source;
    this.trusted = trusted;
    this.next = next;
  }

  /** The entry behind {@code before} and its stored hash do not belong together. */
  Fault mismatched(Frontier before) {
    long index = before.size();
    Predicate<Checkpoint> byBytes =
        to -> root(before, to.size(), Diagnosis::leaf, -1).equals(Optional.of(to.root()));
    if (next.filter(byBytes).isPresent()) {
      return Fault.at(
          Fault.Kind.HASH_ALTERED,
          index,
          "the hash stored for entry %d was changed; the entry itself is the one that was signed"
              .formatted(index));
    }
    if (next.isEmpty()) {
      return Fault.at(
          Fault.Kind.EDITED,
          index,
          "entry %d was edited, or its stored hash was: no checkpoint was signed after it"
              .formatted(index));
    }
    return Fault.at(
        Fault.Kind.EDITED,
        index,
        "entry %d was edited: it is not what its hash was made of".formatted(index));
  }

  /** The entry at {@code index} says that it is another one. */
  Fault displaced(long index, long says) {
    boolean last = index + 1 == source.size();
    boolean shifted =
        number(index + 1).equals(Optional.of(index))
            && number(index + 2).map(n -> n == index + 1).orElse(true);
    if (says == index - 1 && (shifted || last)) {
      return repeated(index);
    }
    if (shifted && says != index + 1) {
      return inserted(index);
    }
    Optional<Long> place = placeOf(index, index + 1);
    if (place.isPresent()) {
      return moved(index, says, place.get());
    }
    if (number(says).equals(Optional.of(says))) {
      return Fault.at(
          Fault.Kind.EDITED,
          index,
          "entry %d was overwritten with a copy of entry %d".formatted(index, says));
    }
    return Fault.at(
        Fault.Kind.CUT,
        index,
        "entry %d is missing: in its place stands what says it is entry %d".formatted(index, says));
  }

  /** A stored tile hash is not the one that the entries below it make. */
  Fault tileDiffers(TileHash computed, Frontier now) {
    Predicate<Checkpoint> entriesAreWhole =
        to -> root(now, to.size(), Diagnosis::leaf, -1).equals(Optional.of(to.root()));
    int height = computed.level() * Tile.HEIGHT;
    long from = Math.max(computed.index() << height, trusted.size());
    long to = ((computed.index() + 1) << height) - 1;
    if (now.size() == trusted.size() || next.filter(entriesAreWhole).isPresent()) {
      return new Fault(
          Fault.Kind.TREE_ALTERED,
          computed.index() << height,
          to,
          "the stored tree hash over entries %d to %d was changed; the entries are whole"
              .formatted(computed.index() << height, to));
    }
    return new Fault(
        Fault.Kind.REWRITTEN,
        from,
        to,
        ("entries %d to %d do not make the tree that is stored: one of them was changed with its"
                + " hash")
            .formatted(from, to));
  }

  private static Fault moved(long index, long says, long place) {
    return Fault.at(
        Fault.Kind.REORDERED,
        index,
        "entries were reordered: in the place of entry %d stands entry %d, and it stands at %d"
            .formatted(index, says, place));
  }

  private static Fault inserted(long index) {
    return Fault.at(
        Fault.Kind.INSERTED,
        index,
        "what stands at %d was inserted: entry %d follows it".formatted(index, index));
  }

  /** Two entries in a row say that they are the same one; which is real, the signed root tells. */
  private Fault repeated(long second) {
    long first = second - 1;
    for (long candidate : new long[] {first, second}) {
      Predicate<Checkpoint> fits =
          to ->
              root(trusted, to.size() + 1, Diagnosis::leaf, candidate)
                  .equals(Optional.of(to.root()));
      if (next.filter(fits).isPresent()) {
        return inserted(candidate);
      }
    }
    return new Fault(
        Fault.Kind.INSERTED,
        first,
        second,
        "one of what stands at %d and %d was inserted: both say they are entry %d"
            .formatted(first, second, first));
  }

  /**
   * The root over stored entries: from a known tree up to a size, hashed in one way, one left out.
   */
  private Optional<Hash> root(
      Frontier from, long to, Function<StoredEntry, Hash> hash, long without) {
    Growth growth = new Growth(from);
    for (long index = from.size(); index < to; ) {
      List<StoredEntry> page = page(index, to);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      for (StoredEntry entry : page) {
        if (index++ != without) {
          growth.add(hash.apply(entry));
        }
      }
      growth.takeCompleted();
    }
    return Optional.of(growth.frontier().root());
  }

  private static Hash leaf(StoredEntry entry) {
    return Merkle.leaf(entry.leaf().toArray());
  }

  /** Where the entry stands that says it is {@code number}, from a place on. */
  private Optional<Long> placeOf(long number, long from) {
    for (long index = from; index < source.size(); ) {
      List<StoredEntry> page = page(index, source.size());
      if (page.isEmpty()) {
        return Optional.empty();
      }
      for (StoredEntry entry : page) {
        if (says(entry).equals(Optional.of(number))) {
          return Optional.of(index);
        }
        index++;
      }
    }
    return Optional.empty();
  }

  private Optional<Long> number(long index) {
    return index < 0 || index >= source.size()
        ? Optional.empty()
        : source.entries(index, 1).stream().findFirst().flatMap(Diagnosis::says);
  }

  private static Optional<Long> says(StoredEntry entry) {
    return ReadEntry.of(entry) instanceof Result.Ok<ReadEntry>(ReadEntry read)
        ? Optional.of(read.index())
        : Optional.empty();
  }

  private List<StoredEntry> page(long from, long to) {
    return source.entries(from, (int) Math.min(LogSource.MAX_READ, to - from));
  }
}
