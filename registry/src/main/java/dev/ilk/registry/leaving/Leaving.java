package dev.ilk.registry.leaving;

import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.gate.Belongings;
import dev.ilk.gate.Offboard;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Clears what people leave behind, and tells beforehand what that would be.
 *
 * <p>INVARIANT: by the time anything is cleared the person can prove nothing any more, on any node:
 * that was one transaction. So the order in which rooms end what they keep does not matter, and
 * neither does a crash between them.
 */
public final class Leaving {
  private static final int MOST = 100;
  private static final int TRIES = 20;

  private final RegistryStore store;
  private final Directory directory;
  private final LeaverStore leavers;
  private final List<Belongings> rooms;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param store the registry
   * @param directory what this node holds of it
   * @param leavers who has left
   * @param rooms every room that keeps things of people's own
   * @param clock the present
   */
  public Leaving(
      RegistryStore store,
      Directory directory,
      LeaverStore leavers,
      List<Belongings> rooms,
      InstantSource clock) {
    this.store = store;
    this.directory = directory;
    this.leavers = leavers;
    this.rooms = List.copyOf(rooms);
    this.clock = clock;
  }

  Offboard.Told told(Human person, Optional<Human> heir) throws StoreUnavailable, PartUnavailable {
    Instant now = clock.instant();
    Heirs heirs = new Heirs(store, directory, person, heir, now);
    List<Offboard.Handover> handovers = new ArrayList<>();
    List<String> ownerless = new ArrayList<>();
    for (Registered one : inCareOf(person)) {
      Machine machine = (Machine) one.actor();
      Optional<Heirs.Heir> next = heirs.of(machine);
      if (next.isEmpty()) {
        ownerless.add(machine.subject());
      } else {
        handovers.add(
            new Offboard.Handover(
                machine.subject(),
                Handing.as(machine.stewardship(), person.name()),
                next.get().human().name(),
                next.get().because()));
      }
    }
    TreeMap<String, List<String>> ends = new TreeMap<>();
    for (Belongings room : rooms) {
      ends.put(room.sort(), room.of(person, now));
    }
    Set<String> teams = new TreeSet<>();
    person.teams().stream().map(Team::name).forEach(teams::add);
    return new Offboard.Told(person.subject(), ends, handovers, ownerless, teams);
  }

  /**
   * Clears whoever has left, as far as it goes: what it does not reach it reaches the next time.
   *
   * @throws StoreUnavailable if the store does not answer
   * @throws PartUnavailable if a room cannot be reached
   */
  public void clearAll() throws StoreUnavailable, PartUnavailable {
    for (LeaverStore.Leaver leaver : leavers.gone(MOST)) {
      clear(leaver.person(), leaver.heir());
    }
  }

  /**
   * Clears what one person left behind.
   *
   * @param person who has left
   * @throws StoreUnavailable if the store does not answer
   * @throws PartUnavailable if a room cannot be reached
   */
  public void clear(Id.Identity person) throws StoreUnavailable, PartUnavailable {
    clear(person, leavers.heir(person));
  }

  private void clear(Id.Identity id, Optional<Id.Identity> heir)
      throws StoreUnavailable, PartUnavailable {
    Optional<Human> person = human(id);
    if (person.isEmpty()) {
      leavers.cleared(id);
      return;
    }
    for (Belongings room : rooms) {
      room.end(person.get(), clock.instant());
    }
    Optional<Human> named = heir.isPresent() ? human(heir.get()) : Optional.empty();
    if (handedOn(person.get(), named)) {
      leavers.cleared(id);
    }
  }

  private Optional<Human> human(Id.Identity id) throws StoreUnavailable {
    return directory
        .identity(id)
        .flatMap(actor -> actor instanceof Human human ? Optional.of(human) : Optional.empty());
  }

  /** False while there is something that nobody can take over. */
  private boolean handedOn(Human person, Optional<Human> named) throws StoreUnavailable {
    Heirs heirs = new Heirs(store, directory, person, named, clock.instant());
    boolean all = true;
    for (Registered one : inCareOf(person)) {
      Optional<Heirs.Heir> next = heirs.of((Machine) one.actor());
      all = next.isPresent() && hand(one.actor().id(), person, next.get().human()) && all;
    }
    return all;
  }

  private List<Registered> inCareOf(Human person) throws StoreUnavailable {
    return store.inCareOf(person.name()).stream()
        .filter(one -> one.actor() instanceof Machine && one.actor().status() != Status.ENDED)
        .toList();
  }

  private boolean hand(Id.Identity machine, Human from, Human to) throws StoreUnavailable {
    Key key = Key.id(machine);
    for (int i = 0; i < TRIES; i++) {
      Registered found = store.find(Set.of(key)).get(key);
      if (found == null || !(found.actor() instanceof Machine current)) {
        return true;
      }
      if (store.replace(found.with(Handing.over(current, from.name(), to.name())))) {
        directory.wrote(machine);
        return true;
      }
    }
    return false;
  }
}
