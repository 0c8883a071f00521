package dev.ilk.record.log;

import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Hash;
import dev.ilk.record.tlog.TileHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The port's guarantees but for durability, in memory. Tests may reach in and tamper. */
public final class MemoryLogStore implements LogStore, CheckpointStore {
  public final List<StoredEntry> entries = new ArrayList<>();
  public final Map<Integer, NavigableMap<Long, Hash>> nodes = new HashMap<>();
  public final NavigableMap<Long, String> checkpoints = new TreeMap<>();
  private final Map<Ref, List<Long>> refs = new HashMap<>();
  private final NavigableMap<Long, Entry> open = new TreeMap<>();
  public Frontier head = Frontier.EMPTY;

  @Override
  public synchronized Frontier head() {
    return head;
  }

  @Override
  public synchronized Frontier append(Function<Frontier, Batch> make) {
    Batch batch = make.apply(head);
    for (Entry entry : batch.entries()) {
      if (refs.containsKey(Ref.to(entry.id()))) {
        throw new LogStoreException("`%s` is in the log already".formatted(entry.id().value()));
      }
    }
    long index = batch.first();
    for (Entry entry : batch.entries()) {
      entries.add(
          new StoredEntry(index, entry.leaf(), entry.hash(), entry.detached(), entry.personal()));
      for (Ref ref : entry.refs()) {
        refs.computeIfAbsent(ref, _ -> new ArrayList<>()).add(index);
      }
      mark(index, entry);
      index++;
    }
    for (TileHash node : batch.nodes()) {
      nodes.computeIfAbsent(node.level(), _ -> new TreeMap<>()).put(node.index(), node.hash());
    }
    head = batch.after();
    return head;
  }

  private void mark(long index, Entry entry) {
    switch (entry.intent().orElse(null)) {
      case null -> {}
      case Intent.Opens() -> open.put(index, entry);
      case Intent.Closes(var intent) -> open.values().removeIf(e -> e.id().equals(intent));
    }
  }

  @Override
  public synchronized List<StoredEntry> entries(long from, int limit) {
    return entries.stream().filter(entry -> entry.index() >= from).limit(limit).toList();
  }

  @Override
  public synchronized List<Hash> read(int level, long from, int count) {
    List<Hash> hashes = new ArrayList<>();
    for (long i = from; i < from + count; i++) {
      Hash hash =
          level == 0
              ? (i < entries.size() ? entries.get((int) i).hash() : null)
              : nodes.getOrDefault(level, new TreeMap<>()).get(i);
      if (hash == null) {
        throw new LogStoreException("no hash at level %d, index %d".formatted(level, i));
      }
      hashes.add(hash);
    }
    return hashes;
  }

  @Override
  public synchronized List<Long> find(Ref ref, long before, int limit) {
    List<Long> lower =
        refs.getOrDefault(ref, List.of()).stream().filter(index -> index < before).toList();
    return lower.subList(Math.max(0, lower.size() - limit), lower.size());
  }

  @Override
  public synchronized List<Long> open(Instant before, int limit) {
    return open.entrySet().stream()
        .filter(entry -> entry.getValue().at().isBefore(before))
        .map(Map.Entry::getKey)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void erase(List<Long> indices) {
    for (long index : indices) {
      StoredEntry e = entries.get((int) index);
      entries.set(
          (int) index,
          new StoredEntry(e.index(), e.leaf(), e.hash(), e.detached(), Optional.empty()));
    }
  }

  @Override
  public synchronized void save(long size, String note) {
    checkpoints.putIfAbsent(size, note);
  }

  @Override
  public synchronized Optional<String> latest() {
    return checkpoints.isEmpty()
        ? Optional.empty()
        : Optional.of(checkpoints.lastEntry().getValue());
  }

  @Override
  public synchronized List<String> list(long fromSize, int limit) {
    return checkpoints.tailMap(fromSize).values().stream().limit(limit).toList();
  }
}
