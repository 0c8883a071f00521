package dev.ilk.registry.leaving;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Team;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who takes over from a person: who was named, else the person's manager, else somebody of the team
 * that owns the thing.
 */
final class Heirs {
  /** So many people are looked through for a member of a team. */
  private static final int MOST_PAGES = 200;

  private final RegistryStore store;
  private final Human leaver;
  private final Optional<Human> named;
  private final Optional<Human> manager;
  private final Instant now;
  private final Map<Team, Optional<Human>> byTeam = new HashMap<>();

  /**
   * Somebody who takes over.
   *
   * @param human who
   * @param because how it came to be this person
   */
  record Heir(Human human, String because) {}

  Heirs(RegistryStore store, Directory directory, Human leaver, Optional<Human> named, Instant now)
      throws StoreUnavailable {
    this.store = store;
    this.leaver = leaver;
    this.named = named.filter(heir -> heir.standsAt(now));
    Optional<Actor> above =
        leaver.manager().isPresent()
            ? directory.identity(leaver.manager().get())
            : Optional.empty();
    this.manager =
        above
            .filter(actor -> actor.standsAt(now))
            .flatMap(actor -> actor instanceof Human human ? Optional.of(human) : Optional.empty());
    this.now = now;
  }

  Optional<Heir> of(Machine machine) throws StoreUnavailable {
    if (named.isPresent()) {
      return Optional.of(new Heir(named.get(), "heir"));
    }
    if (manager.isPresent()) {
      return Optional.of(new Heir(manager.get(), "manager"));
    }
    Team owner = machine.stewardship().owner();
    Optional<Human> member = byTeam.get(owner);
    if (member == null) {
      member = member(owner);
      byTeam.put(owner, member);
    }
    return member.map(human -> new Heir(human, "team"));
  }

  private Optional<Human> member(Team team) throws StoreUnavailable {
    String after = "";
    for (int i = 0; i < MOST_PAGES; i++) {
      List<Registered> page =
          store.page(
              new Filter(
                  Optional.of(Kind.HUMAN),
                  Optional.empty(),
                  Optional.empty(),
                  "",
                  after,
                  Filter.MOST));
      for (Registered one : page) {
        if (one.actor() instanceof Human human
            && human.teams().contains(team)
            && human.standsAt(now)
            && !human.id().equals(leaver.id())) {
          return Optional.of(human);
        }
      }
      if (page.size() < Filter.MOST) {
        return Optional.empty();
      }
      after = page.getLast().actor().subject();
    }
    return Optional.empty();
  }
}
