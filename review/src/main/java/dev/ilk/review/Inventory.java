package dev.ilk.review;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.actor.TrustRule;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.review.ReviewScope;
import dev.ilk.gate.review.ReviewThing;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.Bootstrap;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What there is to review: identities, and the things that each of them holds. */
final class Inventory {
  private static final int MOST_LENT = 1000;

  private final RegistryStore store;
  private final DelegationStore delegations;
  private final Map<String, List<String>> rules;

  Inventory(RegistryStore store, Directory directory, DelegationStore delegations)
      throws StoreUnavailable {
    this.store = store;
    this.delegations = delegations;
    this.rules =
        directory.declarations().trustRules().stream()
            .collect(
                Collectors.groupingBy(
                    TrustRule::subject,
                    Collectors.mapping(TrustRule::name, Collectors.toUnmodifiableList())));
  }

  /** Gets identities one after the other. */
  interface Each {
    /** False to stop. */
    boolean take(Actor actor) throws StoreUnavailable, PartUnavailable;
  }

  void within(ReviewScope scope, Each each) throws StoreUnavailable, PartUnavailable {
    String after = "";
    List<Registered> page;
    do {
      page =
          store.page(
              new Filter(
                  scope.kind(),
                  scope.environment(),
                  Optional.empty(),
                  scope.text(),
                  after,
                  Filter.MOST));
      for (Registered one : page) {
        if (covered(scope, one.actor()) && !each.take(one.actor())) {
          return;
        }
        after = one.actor().subject();
      }
    } while (page.size() == Filter.MOST);
  }

  private static boolean covered(ReviewScope scope, Actor actor) {
    return actor.status() != Status.ENDED
        && !actor.subject().equals("human:" + Bootstrap.OPERATOR)
        && scope.owner().map(owner -> owns(owner, actor)).orElse(true);
  }

  private static boolean owns(Team owner, Actor actor) {
    return switch (actor) {
      case Human human -> human.teams().contains(owner);
      case Machine machine -> machine.stewardship().owner().equals(owner);
    };
  }

  List<ReviewThing> of(Actor actor, Instant now) throws StoreUnavailable {
    List<ReviewThing> things = new ArrayList<>();
    switch (actor) {
      case Human human -> {
        human.teams().stream()
            .map(Team::name)
            .sorted()
            .forEach(team -> things.add(new ReviewThing(ReviewThing.Sort.TEAM, team, List.of())));
        human.roles().stream()
            .map(Role::name)
            .sorted()
            .forEach(role -> things.add(new ReviewThing(ReviewThing.Sort.ROLE, role, List.of())));
      }
      case Machine machine -> {
        String subject = machine.subject();
        things.add(new ReviewThing(ReviewThing.Sort.IDENTITY, subject, List.of()));
        if (!machine.scopes().isEmpty()) {
          List<String> scopes = machine.scopes().stream().sorted().toList();
          things.add(new ReviewThing(ReviewThing.Sort.SCOPES, subject, scopes));
        }
        for (String rule : rules.getOrDefault(subject, List.of())) {
          things.add(new ReviewThing(ReviewThing.Sort.TRUST, rule, List.of()));
        }
        if (machine instanceof Agent) {
          for (Delegation one : delegations.holding(machine.id(), now, MOST_LENT)) {
            List<String> scopes = one.scopes().stream().sorted().toList();
            things.add(new ReviewThing(ReviewThing.Sort.DELEGATION, one.id().value(), scopes));
          }
        }
      }
    }
    return things;
  }
}
