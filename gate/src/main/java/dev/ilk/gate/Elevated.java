package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Elevation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Fact;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An actor with the elevations under which it acts, as policies see both: a person is in each role
 * that was taken up, and the context says which these are.
 *
 * @param actor as registered
 * @param elevations those that hold; empty for software
 */
record Elevated(Actor actor, List<Elevation> elevations) {
  Elevated {
    elevations = List.copyOf(elevations);
  }

  static Elevated of(Actor actor, Elevations known, Instant now) throws PartUnavailable {
    return switch (actor) {
      case Human human -> new Elevated(human, known.holding(human.id(), now));
      case Machine machine -> new Elevated(machine, List.of());
    };
  }

  /** The actor with the roles that were taken up. */
  Actor inRoles() {
    return actor instanceof Human human && !elevations.isEmpty()
        ? human.elevatedTo(
            elevations.stream().map(Elevation::role).collect(Collectors.toUnmodifiableSet()))
        : actor;
  }

  /** What stands in the context under {@link Decision#ELEVATION}; empty without elevation. */
  Optional<Fact> fact() {
    return elevations.stream()
        .map(Elevation::until)
        .min(Instant::compareTo)
        .map(end ->
            new Fact.Group(
                Map.of(
                    "roles",
                    new Fact.Many(
                        elevations.stream()
                            .map(Elevation::role)
                            .distinct()
                            .<Fact>map(role -> new Fact.Ref("Role", role.name()))
                            .toList()),
                    "ids",
                    new Fact.Many(
                        elevations.stream()
                            .<Fact>map(one -> new Fact.Text(one.id().value()))
                            .toList()),
                    "until",
                    new Fact.Moment(end))));
  }

  /** Their ids with a space between two; empty without elevation. */
  String ids() {
    return elevations.stream()
        .map(Elevation::id)
        .map(Id.Elevation::value)
        .collect(Collectors.joining(" "));
  }
}
