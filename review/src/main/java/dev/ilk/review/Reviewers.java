package dev.ilk.review;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Role;
import dev.ilk.actor.Team;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who answers for what: the people there are, by name, team and role, as they are when a review
 * begins. What nobody else could answer goes to the operators, so that nothing waits for nobody.
 */
final class Reviewers {
  private static final String OPERATORS = "role:operator";
  private static final String SECURITY = "role:security";

  private final Map<Id.Identity, String> names = new HashMap<>();
  private final Map<String, Set<String>> parties = new HashMap<>();

  private Reviewers() {}

  static Reviewers read(RegistryStore store, Instant now) throws StoreUnavailable {
    Reviewers all = new Reviewers();
    String after = "";
    List<Registered> page;
    do {
      page =
          store.page(
              new Filter(
                  Optional.of(Kind.HUMAN),
                  Optional.empty(),
                  Optional.empty(),
                  "",
                  after,
                  Filter.MOST));
      for (Registered one : page) {
        if (one.actor() instanceof Human human && human.standsAt(now)) {
          all.names.put(human.id(), human.name());
          for (String party : parties(human, Set.of())) {
            all.parties.computeIfAbsent(party, p -> new HashSet<>()).add(human.name());
          }
        }
        after = one.actor().subject();
      }
    } while (page.size() == Filter.MOST);
    return all;
  }

  /** As what a person is asked. */
  static Set<String> parties(Human human, Set<Role> taken) {
    Set<String> parties = new HashSet<>();
    parties.add("human:" + human.name());
    human.teams().stream().map(Team::name).forEach(team -> parties.add("team:" + team));
    human.roles().stream().map(Role::name).forEach(role -> parties.add("role:" + role));
    taken.stream().map(Role::name).forEach(role -> parties.add("role:" + role));
    return parties;
  }

  /** At least one; all of them are asked. */
  Set<String> of(Actor actor) {
    return switch (actor) {
      case Human human ->
          Set.of(
              human
                  .manager()
                  .filter(manager -> !manager.equals(human.id()))
                  .map(names::get)
                  .map(name -> "human:" + name)
                  .orElse(OPERATORS));
      case Workload workload -> Set.of(owners(workload.stewardship().owner(), contact(workload)));
      case Agent agent -> new TreeSet<>(List.of(business(agent), security(contact(agent))));
    };
  }

  private static String contact(Machine machine) {
    return machine.stewardship().contact();
  }

  /** The team, unless its only member is the contact, whose own it is. */
  private String owners(Team owner, String contact) {
    String team = "team:" + owner.name();
    return someoneBeside(contact, team) ? team : OPERATORS;
  }

  private String business(Agent agent) {
    return agent
        .stewardship()
        .approver()
        .filter(approver -> !approver.equals(contact(agent)))
        .map(approver -> "human:" + approver)
        .filter(parties::containsKey)
        .orElseGet(() -> owners(agent.stewardship().owner(), contact(agent)));
  }

  private String security(String contact) {
    return someoneBeside(contact, SECURITY) ? SECURITY : OPERATORS;
  }

  private boolean someoneBeside(String contact, String party) {
    return parties.getOrDefault(party, Set.of()).stream().anyMatch(name -> !name.equals(contact));
  }
}
