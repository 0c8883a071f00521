package dev.ilk.registry.stored;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;

/** An identity in another status. */
final class Statuses {
  private Statuses() {}

  static Actor of(Actor actor, Status status) {
    return switch (actor) {
      case Human of ->
          new Human(
              of.id(),
              of.name(),
              of.subtype(),
              status,
              of.created(),
              of.expires(),
              of.account(),
              of.teams(),
              of.roles(),
              of.profile(),
              of.manager());
      case Workload of ->
          new Workload(
              of.id(),
              of.name(),
              of.subtype(),
              status,
              of.environment(),
              of.tenant(),
              of.stewardship(),
              of.created(),
              of.end(),
              of.scopes());
      case Agent of ->
          new Agent(
              of.id(),
              of.name(),
              status,
              of.environment(),
              of.tenant(),
              of.stewardship(),
              of.created(),
              of.end(),
              of.scopes(),
              of.model());
    };
  }
}
