package dev.ilk.record.append;

import dev.ilk.record.Event;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.record.Samples;
import dev.ilk.record.entry.Draft;
import dev.ilk.record.log.Entry;
import dev.ilk.record.log.MemoryLogStore;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.Checkpoint;
import dev.ilk.record.tlog.Hash;
import dev.ilk.record.tlog.NoteKey;
import dev.ilk.record.tlog.NoteSigner;
import java.util.List;
import java.util.TreeMap;

/** A log in memory that was written and signed as a server does, for tests that tamper with it. */
public final class TestLog {
  public final MemoryLogStore store = new MemoryLogStore();
  public final Samples samples = new Samples();
  private final TestLogKeys keys;

  public TestLog() {
    this(new TestLogKeys());
  }

  private TestLog(TestLogKeys keys) {
    this.keys = keys;
  }

  /** The same log in a store of its own. */
  public TestLog copy() {
    TestLog copy = new TestLog(keys);
    copy.store.entries.addAll(store.entries);
    copy.store.checkpoints.putAll(store.checkpoints);
    store.nodes.forEach((level, hashes) -> copy.store.nodes.put(level, new TreeMap<>(hashes)));
    copy.store.head = store.head;
    return copy;
  }

  /** Appends events, and signs a checkpoint over the log with them. */
  public TestLog grow(int events) {
    return grow(samples.many(events));
  }

  /** Appends events, and signs a checkpoint over the log with them. */
  public TestLog grow(List<Event> events) {
    try (Log log = Log.open(store, store, keys, LogLimits.DEFAULT)) {
      for (Event event : events) {
        log.append(event);
      }
    } catch (JournalUnavailable e) {
      throw new AssertionError(e);
    }
    return this;
  }

  public List<NoteKey> verifierKeys() {
    return keys.known();
  }

  public NoteSigner signer() {
    return keys.signer();
  }

  /** What an auditor would have kept elsewhere. */
  public Checkpoint kept() {
    return new Checkpoint(TestLogKeys.ORIGIN, store.head.size(), store.head.root());
  }

  /** Puts bytes at a place, with a hash. */
  public void put(int index, byte[] leaf, Hash hash) {
    StoredEntry old = store.entries.get(index);
    store.entries.set(
        index,
        new StoredEntry(
            old.index(), dev.ilk.kernel.Bytes.of(leaf), hash, old.detached(), old.personal()));
  }

  /** Another event in the form of an entry. */
  public StoredEntry forged(long index) {
    Entry entry = Draft.of(samples.denied()).at(index);
    return new StoredEntry(index, entry.leaf(), entry.hash(), entry.detached(), entry.personal());
  }

  /** Gives every row the index that its place in the list says, as a forger would. */
  public void renumber() {
    for (int i = 0; i < store.entries.size(); i++) {
      StoredEntry e = store.entries.get(i);
      store.entries.set(i, new StoredEntry(i, e.leaf(), e.hash(), e.detached(), e.personal()));
    }
  }
}
