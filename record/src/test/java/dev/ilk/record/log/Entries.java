package dev.ilk.record.log;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Growth;
import dev.ilk.record.tlog.Merkle;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Entries and batches for tests of stores, whose bytes mean nothing. */
public final class Entries {
  static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
  private static final Ids IDS = new Ids(InstantSource.fixed(START));

  private Entries() {}

  /** An entry whose leaf is a text, found by its own id alone. */
  public static Entry entry(String text) {
    return entry(text, START, Optional.empty(), Set.of());
  }

  static Entry entry(String text, Instant at, Optional<Intent> intent, Set<Ref> more) {
    Id.Event id = IDS.event();
    Set<Ref> refs = new java.util.HashSet<>(more);
    refs.add(Ref.to(id));
    Bytes leaf = Bytes.utf8(text);
    return new Entry(
        id,
        at,
        leaf,
        Merkle.leaf(leaf.toArray()),
        Optional.empty(),
        Optional.empty(),
        refs,
        intent);
  }

  static Entry with(Entry entry, Optional<Bytes> detached, Optional<Bytes> personal) {
    return new Entry(
        entry.id(),
        entry.at(),
        entry.leaf(),
        entry.hash(),
        detached,
        personal,
        entry.refs(),
        entry.intent());
  }

  /** What the writer would hand to a store for these entries. */
  public static Function<Frontier, Batch> batch(List<Entry> entries) {
    return head -> {
      Growth growth = new Growth(head);
      entries.forEach(entry -> growth.add(entry.hash()));
      return new Batch(head.size(), entries, growth.takeCompleted(), growth.frontier());
    };
  }

  static List<Entry> numbered(String name, int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry(name + " " + i));
    }
    return entries;
  }
}
