package dev.ilk.registry.mass;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Workload;
import dev.ilk.gate.mass.MassPlan;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Identities as a mass change leaves them. */
final class Moved {
  private Moved() {}

  /** Whether the change concerns it still. */
  static boolean concerns(MassPlan.What what, Actor actor) {
    return switch (actor) {
      case Human human ->
          what instanceof MassPlan.RenameTeam && human.teams().contains(what.from());
      case Machine machine ->
          machine.stewardship().owner().equals(what.from())
              && switch (what) {
                case MassPlan.RenameTeam rename -> true;
                case MassPlan.MoveMachines move ->
                    machine.status() != Status.ENDED && machine.name().contains(move.text());
              };
    };
  }

  static Actor of(MassPlan.What what, Actor actor) {
    return switch (actor) {
      case Human human -> person(human, what.from(), what.to());
      case Workload of ->
          new Workload(
              of.id(),
              of.name(),
              of.subtype(),
              of.status(),
              of.environment(),
              of.tenant(),
              owned(of.stewardship(), what),
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
              owned(of.stewardship(), what),
              of.created(),
              of.end(),
              of.scopes(),
              of.model());
    };
  }

  private static Human person(Human of, Team from, Team to) {
    Set<Team> teams = new HashSet<>(of.teams());
    teams.remove(from);
    teams.add(to);
    return new Human(
        of.id(),
        of.name(),
        of.subtype(),
        of.status(),
        of.created(),
        of.expires(),
        of.account(),
        teams,
        of.roles(),
        of.profile(),
        of.manager());
  }

  private static Stewardship owned(Stewardship old, MassPlan.What what) {
    Optional<String> contact =
        switch (what) {
          case MassPlan.RenameTeam rename -> Optional.empty();
          case MassPlan.MoveMachines move -> move.contact();
        };
    return new Stewardship(
        what.to(),
        contact.orElse(old.contact()),
        old.approver(),
        old.purpose(),
        old.sensitivity(),
        old.authentication(),
        old.credentialLifetime(),
        old.dependencies(),
        old.recreatable(),
        old.rotation(),
        old.revocationPath(),
        old.lastReview());
  }
}
