package dev.ilk.measure;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Team;
import dev.ilk.actor.Workload;
import dev.ilk.measure.stored.Cell;
import dev.ilk.measure.stored.Counter;
import dev.ilk.measure.stored.Counts;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * On which day, of whom and where something is counted: for all together, and for each team once.
 *
 * @param day in UTC
 * @param kind of which kind of actor
 * @param environment where; empty if nowhere
 * @param teams whose
 */
record Spot(LocalDate day, Kind kind, String environment, Set<Team> teams) {

  static Spot of(LocalDate day, Actor actor) {
    return new Spot(day, actor.kind(), environment(actor), teams(Optional.of(actor)));
  }

  static String environment(Actor actor) {
    return switch (actor) {
      case Human human -> "";
      case Machine machine -> machine.environment().name();
    };
  }

  static Set<Team> teams(Optional<Actor> whose) {
    return whose
        .map(actor ->
            switch (actor) {
              case Human human -> human.teams();
              case Workload workload -> Set.of(workload.stewardship().owner());
              case Agent agent -> Set.of(agent.stewardship().owner());
            })
        .orElse(Set.of());
  }

  /** The same of another kind: a person may have an account that software uses. */
  Spot of(Kind other) {
    return new Spot(day, other, environment, teams);
  }

  void add(Counts counts, Counter counter, long more) {
    add(counts, counter, 0, more);
  }

  /** Adds one of a size. */
  void addSized(Counts counts, Counter counter, int bucket) {
    add(counts, counter, bucket, 1);
  }

  private void add(Counts counts, Counter counter, int bucket, long more) {
    counts.add(new Cell(day, counter, environment, Cell.ALL, kind, bucket), more);
    for (Team team : teams) {
      counts.add(new Cell(day, counter, environment, team.name(), kind, bucket), more);
    }
  }
}
