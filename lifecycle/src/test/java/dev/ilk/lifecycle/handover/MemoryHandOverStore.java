package dev.ilk.lifecycle.handover;

import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.kernel.Id;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The port's guarantees but for durability, in memory. */
final class MemoryHandOverStore implements HandOverStore {
  private final TreeMap<String, HandOver> all = new TreeMap<>();

  @Override
  public boolean propose(HandOver one) {
    if (find(one.identity()).filter(old -> old.state().isOpen()).isPresent()) {
      return false;
    }
    all.put(one.identity().value(), one);
    return true;
  }

  @Override
  public Optional<HandOver> find(Id.Identity identity) {
    return Optional.ofNullable(all.get(identity.value()));
  }

  @Override
  public List<HandOver> open(String after, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most " + MOST);
    }
    return all.tailMap(after, false).values().stream()
        .filter(one -> one.state().isOpen())
        .limit(limit)
        .toList();
  }

  @Override
  public boolean replace(HandOver before, HandOver after) {
    HandOver stands = all.get(before.identity().value());
    if (stands == null
        || stands.state() != before.state()
        || !stands.proposed().equals(before.proposed())) {
      return false;
    }
    all.put(after.identity().value(), after);
    return true;
  }
}
