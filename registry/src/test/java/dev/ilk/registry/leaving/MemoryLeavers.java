package dev.ilk.registry.leaving;

import dev.ilk.kernel.Id;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leavers in memory; a test notes who has gone, as a store does with the status. */
final class MemoryLeavers implements LeaverStore {
  private final Map<Id.Identity, Optional<Id.Identity>> heirs = new LinkedHashMap<>();
  private final Map<Id.Identity, Boolean> gone = new LinkedHashMap<>();

  void leave(Id.Identity person) {
    gone.put(person, true);
  }

  @Override
  public void name(Id.Identity person, Optional<Id.Identity> heir) {
    heirs.put(person, heir);
  }

  @Override
  public List<Leaver> gone(int limit) {
    return gone.keySet().stream().limit(limit).map(id -> new Leaver(id, heir(id))).toList();
  }

  @Override
  public Optional<Id.Identity> heir(Id.Identity person) {
    return heirs.getOrDefault(person, Optional.empty());
  }

  @Override
  public void cleared(Id.Identity person) {
    gone.remove(person);
    heirs.remove(person);
  }
}
