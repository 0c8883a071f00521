package dev.ilk.registry.directory;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Workload;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.registry.words.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A registered identity, as policies see it when it is what a command touches. */
final class IdentityTarget {
  private IdentityTarget() {}

  static Target of(Actor actor) {
    Map<String, Fact> facts = new HashMap<>();
    List<Fact.Ref> parents = new ArrayList<>();
    facts.put("name", new Fact.Text(actor.name()));
    facts.put("kind", new Fact.Text(actor.kind().word()));
    facts.put("status", new Fact.Text(Choice.word(actor.status())));
    switch (actor) {
      case Human human -> {
        facts.put("subtype", new Fact.Text(Choice.word(human.subtype())));
        // A team owns what runs for it, not its members: they are not in it as resources.
        facts.put(
            "teams",
            new Fact.Many(
                human.teams().stream()
                    .<Fact>map(team -> new Fact.Ref("Team", team.name()))
                    .toList()));
      }
      case Workload workload -> {
        facts.put("subtype", new Fact.Text(Choice.word(workload.subtype())));
        machine(workload, facts, parents);
      }
      case Agent agent -> machine(agent, facts, parents);
    }
    return new Target("Identity", actor.id().value(), parents, facts);
  }

  private static void machine(Machine machine, Map<String, Fact> facts, List<Fact.Ref> parents) {
    Fact.Ref owner = new Fact.Ref("Team", machine.stewardship().owner().name());
    facts.put("environment", new Fact.Text(machine.environment().name()));
    facts.put("tenant", new Fact.Text(machine.tenant().name()));
    facts.put("owner", owner);
    facts.put("contact", new Fact.Ref("Human", machine.stewardship().contact()));
    machine
        .stewardship()
        .approver()
        .ifPresent(name -> facts.put("approver", new Fact.Ref("Human", name)));
    String sensitivity = Choice.word(machine.stewardship().sensitivity());
    facts.put("sensitivity", new Fact.Text(sensitivity));
    facts.put("scopes", Targets.texts(machine.scopes()));
    parents.add(owner);
    parents.add(Targets.environment(machine.environment()));
  }
}
