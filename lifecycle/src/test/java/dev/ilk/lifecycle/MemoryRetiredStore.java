package dev.ilk.lifecycle;

import dev.ilk.gate.lifecycle.Decommissioning.State;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The port's guarantees but for durability, in memory. */
final class MemoryRetiredStore implements RetiredStore {
  private final Map<Id.Identity, Retired> retired = new HashMap<>();
  private final Map<Id.Identity, Instant> claimed = new HashMap<>();

  @Override
  public void note(Retired one, Instant until) {
    retired.put(one.identity(), one);
    claimed.put(one.identity(), until);
  }

  @Override
  public Optional<Retired> find(Id.Identity identity) {
    return Optional.ofNullable(retired.get(identity));
  }

  @Override
  public boolean move(Id.Identity identity, State from, State to) {
    Retired one = retired.get(identity);
    if (one == null || one.state() != from) {
      return false;
    }
    retired.put(
        identity, new Retired(identity, one.subject(), one.before(), one.rules(), to, one.until()));
    return true;
  }

  @Override
  public Optional<Retired> claim(Instant now, Instant until) {
    Optional<Retired> due =
        retired.values().stream()
            .filter(one ->
                one.state() == State.RUNNING
                    || (one.state() == State.DONE && !one.until().isAfter(now)))
            .filter(one -> claimed.get(one.identity()).isBefore(now))
            .findFirst();
    due.ifPresent(one -> claimed.put(one.identity(), until));
    return due;
  }
}
