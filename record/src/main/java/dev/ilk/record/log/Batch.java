package dev.ilk.record.log;

import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.TileHash;
import java.util.List;

/**
 * What one append adds to the log: all of it, or nothing.
 *
 * @param first the index of the first entry; the others follow without a gap
 * @param entries at least one
 * @param nodes the hashes that tiles of level 1 and above gain
 * @param after the log's right edge with the batch
 */
public record Batch(long first, List<Entry> entries, List<TileHash> nodes, Frontier after) {
  public Batch {
    entries = List.copyOf(entries);
    nodes = List.copyOf(nodes);
    if (entries.isEmpty() || first + entries.size() != after.size()) {
      throw new IllegalArgumentException(
          "%d entries from %d do not make a log of %d"
              .formatted(entries.size(), first, after.size()));
    }
  }
}
