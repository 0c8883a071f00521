package dev.ilk.server.node;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Team;
import dev.ilk.gate.migration.StaticSecret.Keeper;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.migration.Keepers;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who answers for registered identities: a machine's owner, a person's first team by name. */
record RegisteredKeepers(RegistryStore registry) implements Keepers {

  @Override
  public Map<Id.Identity, Keeper> of(Set<Id.Identity> identities) throws StoreUnavailable {
    Map<Id.Identity, Keeper> keepers = new HashMap<>();
    Set<Key> keys = identities.stream().map(Key::id).collect(Collectors.toSet());
    for (Registered found : registry.find(keys).values()) {
      keepers.put(found.actor().id(), keeper(found.actor()));
    }
    return keepers;
  }

  private static Keeper keeper(Actor actor) {
    return switch (actor) {
      case Machine machine ->
          new Keeper(
              machine.subject(),
              machine.stewardship().owner().name(),
              machine.environment().name());
      case Human human ->
          new Keeper(
              human.subject(),
              human.teams().stream().map(Team::name).sorted().findFirst().orElse(""),
              "");
    };
  }
}
