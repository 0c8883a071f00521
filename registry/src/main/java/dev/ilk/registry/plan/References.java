package dev.ilk.registry.plan;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Names;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.registry.declare.Declaration;
import dev.ilk.registry.declare.Place;
import dev.ilk.registry.declare.Problems;
import dev.ilk.registry.declare.Spec;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.words.MachineName;
import dev.ilk.registry.words.Nearest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks that what entries refer to is there: in the file, or registered. An entry that is
 * malformed counts as there, so that one mistake is one problem.
 */
final class References {
  private final Declaration declaration;
  private final Snapshot snapshot;
  private final Problems problems;
  private final Map<Environment, Set<Tenant>> environments;
  private final Set<String> teams = new TreeSet<>();
  private final Set<String> leaving;

  References(Declaration declaration, Snapshot snapshot, Problems problems) {
    this.declaration = declaration;
    this.snapshot = snapshot;
    this.problems = problems;
    this.environments = new HashMap<>(snapshot.catalogue().environments());
    declaration
        .environments()
        .forEach(e -> environments.put(e.value().environment(), e.value().tenants()));
    declaration.teams().forEach(t -> teams.add(t.value().name()));
    for (Declared one : snapshot.catalogue().all()) {
      if (one instanceof Declared.OfTeam(Team team)) {
        teams.add(team.name());
      }
    }
    this.leaving =
        snapshot.managed().stream().map(r -> r.actor().subject()).collect(Collectors.toSet());
  }

  void check() {
    for (Spec spec : declaration.identities()) {
      switch (spec) {
        case Spec.OfHuman human -> human.teams().forEach(team -> team(human.place(), team));
        case Spec.OfMachine machine -> machine(machine);
      }
    }
    for (var server : declaration.servers()) {
      environment(server.place(), server.value().environment(), server.value().tenant());
      team(server.place(), server.value().owner());
    }
  }

  private void machine(Spec.OfMachine machine) {
    boolean known = environment(machine.place(), machine.environment(), machine.tenant());
    if (known && !Names.carries(machine.environment(), machine.name())) {
      problems.invalid(
          machine.place(),
          "name_form",
          "`%s` does not carry its environment: it begins with `%s-`"
              .formatted(machine.name(), machine.environment()),
          "call it `%s`".formatted(MachineName.advised(machine.environment(), machine.name())));
    }
    team(machine.place(), machine.stewardship().owner());
    person(machine.place(), machine.stewardship().contact(), "contact");
    machine
        .stewardship()
        .approver()
        .ifPresent(approver -> person(machine.place(), approver, "approver"));
    for (var rule : machine.processes()) {
      agent(rule.place(), rule.value().agent(), machine.environment());
    }
  }

  /** An agent gets tokens at its own environment's door alone, so it sees nothing of another. */
  private void agent(Place place, String name, Environment environment) {
    if (!Names.carries(environment, name)) {
      problems.invalid(
          place,
          "agent_elsewhere",
          "agent `%s` is not of environment `%s`".formatted(name, environment),
          "name the agent of a machine of `%s`".formatted(environment));
      return;
    }
    if (!declaration.mentions("workload", name) && !stays("workload:" + name)) {
      problems.invalid(
          place,
          "unknown_reference",
          "agent `%s` %s".formatted(name, gone("workload:" + name, "is no known workload")),
          "declare it under `workloads`, as every other workload");
    }
  }

  private boolean environment(Place place, Environment environment, Tenant tenant) {
    Set<Tenant> tenants = environments.get(environment);
    if (tenants == null) {
      Set<String> known = new HashSet<>();
      environments.keySet().forEach(e -> known.add(e.name()));
      unknown(place, "environment", environment.name(), known, "declare it under `environments`");
    } else if (!tenants.contains(tenant)) {
      Set<String> known = tenants.stream().map(Tenant::name).collect(Collectors.toSet());
      String remedy = "add it to the tenants of environment `%s`".formatted(environment);
      unknown(place, "tenant", tenant.name(), known, remedy);
    }
    return tenants != null;
  }

  private void team(Place place, Team team) {
    if (!teams.contains(team.name())) {
      unknown(place, "team", team.name(), teams, "declare it under `teams`");
    }
  }

  private void unknown(Place place, String sort, String name, Set<String> known, String remedy) {
    if (declaration.mentions(sort, name)) {
      return;
    }
    String near = Nearest.of(name, known).map("did you mean `%s`? or "::formatted).orElse("");
    problems.invalid(
        place, "unknown_reference", "`%s` is no known %s".formatted(name, sort), near + remedy);
  }

  private void person(Place place, String name, String as) {
    if (declaration.mentions("human", name)) {
      return;
    }
    String subject = "human:" + name;
    if (!stays(subject)) {
      Set<String> known = new HashSet<>();
      declaration.identities().stream()
          .filter(Spec.OfHuman.class::isInstance)
          .forEach(human -> known.add(human.name()));
      String what = gone(subject, "is no known person");
      String near = Nearest.of(name, known).map("did you mean `%s`? or "::formatted).orElse("");
      problems.invalid(
          place,
          "unknown_reference",
          "%s `%s` %s".formatted(as, name, what),
          near + "name a person who stands under `humans`");
    }
  }

  private boolean stays(String subject) {
    return isRegistered(subject) && !leaving.contains(subject);
  }

  private String gone(String subject, String unknown) {
    return isRegistered(subject) ? "leaves by this very change" : unknown;
  }

  private boolean isRegistered(String subject) {
    return snapshot
        .find(Key.subject(subject))
        .map(Registered::actor)
        .filter(actor -> actor.status() != Status.ENDED)
        .isPresent();
  }
}
