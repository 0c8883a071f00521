package dev.ilk.registry.leaving;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Workload;
import java.util.Optional;

/** A machine identity in the care of another person. */
final class Handing {
  private Handing() {}

  static Machine over(Machine machine, String from, String to) {
    Stewardship old = machine.stewardship();
    Stewardship next =
        new Stewardship(
            old.owner(),
            old.contact().equals(from) ? to : old.contact(),
            old.approver().map(approver -> approver.equals(from) ? to : approver),
            old.purpose(),
            old.sensitivity(),
            old.authentication(),
            old.credentialLifetime(),
            old.dependencies(),
            old.recreatable(),
            old.rotation(),
            old.revocationPath(),
            old.lastReview());
    return switch (machine) {
      case Workload of ->
          new Workload(
              of.id(),
              of.name(),
              of.subtype(),
              of.status(),
              of.environment(),
              of.tenant(),
              next,
              of.created(),
              of.end(),
              of.scopes());
      case Agent of ->
          new Agent(
              of.id(),
              of.name(),
              of.status(),
              of.environment(),
              of.tenant(),
              next,
              of.created(),
              of.end(),
              of.scopes(),
              of.model());
    };
  }

  static String as(Stewardship stewardship, String person) {
    boolean approves = stewardship.approver().equals(Optional.of(person));
    return !stewardship.contact().equals(person)
        ? "approver"
        : approves ? "contact and approver" : "contact";
  }
}
