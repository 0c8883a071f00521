package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * Read a part of the log in the C2SP tlog-tiles layout: a tile or a bundle of entries.
 *
 * @param path such as {@code tile/entries/000.p/17}
 */
public record ReadRecord(String path) implements Command<byte[]> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Record", path);
  }
}
