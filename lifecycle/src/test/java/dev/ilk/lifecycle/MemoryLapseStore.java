package dev.ilk.lifecycle;

import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.gate.lifecycle.Stage;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The port's guarantees but for durability, in memory. */
final class MemoryLapseStore implements LapseStore {
  private final Map<Id.Identity, Lapse> lapses = new HashMap<>();
  private final RegistryStore registry;
  private Instant turn = Instant.EPOCH;

  MemoryLapseStore(RegistryStore registry) {
    this.registry = registry;
  }

  @Override
  public List<Found> due(Instant horizon, Instant now, int limit) throws StoreUnavailable {
    return found(
        horizon, limit, one -> one.lapse().map(lapse -> !lapse.next().isAfter(now)).orElse(true));
  }

  @Override
  public List<Found> expiring(Optional<Team> team, Instant horizon, int limit)
      throws StoreUnavailable {
    return found(
        horizon,
        limit,
        one -> team.map(machine(one.registered()).stewardship().owner()::equals).orElse(true));
  }

  private static Machine machine(Registered registered) {
    return (Machine) registered.actor();
  }

  private List<Found> found(Instant horizon, int limit, Predicate<Found> which)
      throws StoreUnavailable {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d identities".formatted(MOST));
    }
    return registry
        .page(new Filter(Optional.empty(), Optional.empty(), Optional.empty(), "", "", Filter.MOST))
        .stream()
        .filter(one -> one.actor() instanceof Machine)
        .map(one ->
            new Found(one, find(one.actor().id()).filter(l -> l.end().equals(machine(one).end()))))
        .filter(one -> machine(one.registered()).end().isBefore(horizon))
        .filter(one ->
            one.registered().actor().status().mayAct()
                || (one.registered().actor().status() == Status.REVOKED
                    && one.lapse().filter(l -> l.stage() == Stage.STOPPED).isPresent()))
        .filter(which)
        .sorted(Comparator.comparing(one -> machine(one.registered()).end()))
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Lapse> find(Id.Identity identity) {
    return Optional.ofNullable(lapses.get(identity));
  }

  @Override
  public void note(Lapse lapse) {
    lapses.put(lapse.identity(), lapse);
  }

  @Override
  public boolean takeTurn(Instant now, Instant until) {
    boolean free = !turn.isAfter(now);
    turn = free ? until : turn;
    return free;
  }

  @Override
  public void endTurn() {
    turn = Instant.EPOCH;
  }
}
