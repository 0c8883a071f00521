package dev.ilk.registry.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Role;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Span;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.words.Choice;
import java.util.Collection;

/** Writes identities as entries of their sections. */
final class IdentityEntry {
  private IdentityEntry() {}

  /**
   * Writes one.
   *
   * @param actor the identity
   * @param belongings what is declared of it, in the order of types and names
   */
  static ObjectNode of(Actor actor, Collection<Declared> belongings) {
    return switch (actor) {
      case Human human -> human(human).node();
      case Workload workload ->
          machine(
                  new Entry()
                      .put("name", workload.name())
                      .put("subtype", Choice.word(workload.subtype())),
                  workload,
                  belongings)
              .node();
      case Agent agent ->
          machine(
                  new Entry().put("name", agent.name()).put("model", agent.model()),
                  agent,
                  belongings)
              .node();
    };
  }

  private static Entry human(Human human) {
    return new Entry()
        .put("name", human.name())
        .put("subtype", Choice.word(human.subtype()))
        .put("provider", human.account().provider())
        .put("email", human.account().email())
        .put("subject", human.account().subject())
        .put("teams", human.teams().stream().map(Team::name).toList())
        .put("roles", human.roles().stream().map(Role::name).toList())
        .put("display_name", human.profile().displayName())
        .put("title", human.profile().title())
        .put("department", human.profile().department())
        .put("expires", human.expires());
  }

  private static Entry machine(Entry entry, Machine machine, Collection<Declared> belongings) {
    Stewardship stewardship = machine.stewardship();
    entry.put("environment", machine.environment().name());
    if (!machine.tenant().equals(Tenant.SOLE)) {
      entry.put("tenant", machine.tenant().name());
    }
    entry
        .put(
            "owner",
            new Entry()
                .put("team", stewardship.owner().name())
                .put("contact", stewardship.contact())
                .put("approver", stewardship.approver()))
        .put("purpose", stewardship.purpose())
        .put("sensitivity", Choice.word(stewardship.sensitivity()))
        .put("authentication", stewardship.authentication())
        .put("credential_lifetime", Span.format(stewardship.credentialLifetime()))
        .put("expires", machine.end().toString())
        .put("last_review", stewardship.lastReview())
        .put("scopes", machine.scopes())
        .put("dependencies", stewardship.dependencies())
        .put("recreatable", stewardship.recreatable() ? "true" : "")
        .put("rotation", stewardship.rotation().map(Span::format))
        .put("revocation", stewardship.revocationPath());
    new Belongings(belongings).into(entry);
    return entry;
  }
}
