package dev.ilk.registry.graph;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.gate.graph.Certainty;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Edge;
import dev.ilk.gate.graph.Edges;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.IdentityRow.Standing;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who answers for identities, which teams they are in or of, and what they depend on. */
public final class StewardEdges implements Edges {
  private final Directory directory;
  private final RegistryStore registry;
  private final StandingStore standings;

  /**
   * Those of the registry.
   *
   * @param directory finds identities
   * @param registry finds who answers for which
   * @param standings finds who stands to what
   */
  public StewardEdges(Directory directory, RegistryStore registry, StandingStore standings) {
    this.directory = directory;
    this.registry = registry;
    this.standings = standings;
  }

  @Override
  public List<Edge> at(Thing at, Direction direction, Set<Relation> relations, int limit)
      throws StoreUnavailable {
    List<Edge> edges = new ArrayList<>();
    switch (at.sort()) {
      case HUMAN, WORKLOAD, AGENT -> {
        Optional<Actor> actor = directory.subject(at.ref()).filter(StewardEdges::isThere);
        if (actor.isPresent()) {
          of(actor.get(), direction, edges);
          if (direction == Direction.OUT && actor.get() instanceof Human human) {
            inCareOf(human, limit, edges);
          }
        }
      }
      case TEAM -> {
        String team = at.ref().substring(Thing.TEAM.length());
        if (direction == Direction.OUT && relations.contains(Relation.OWNS)) {
          standing(Standing.OWNER, team, direction, limit, edges);
        }
        if (direction == Direction.IN && relations.contains(Relation.MEMBER_OF)) {
          standing(Standing.MEMBER, team, direction, limit, edges);
        }
      }
      case NAME -> {
        if (direction == Direction.IN && relations.contains(Relation.DEPENDS_ON)) {
          standing(Standing.DEPENDS_ON, at.ref(), direction, limit, edges);
        }
      }
      case ACCOUNT -> {}
    }
    edges.removeIf(
        edge -> !relations.contains(edge.relation()) || !edge.far(direction.turned()).equals(at));
    return edges;
  }

  private static boolean isThere(Actor actor) {
    return actor.status() != Status.ENDED;
  }

  /** All that stands in the record of one identity itself. */
  private static void of(Actor actor, Direction direction, List<Edge> edges) {
    Thing thing = thing(actor);
    switch (actor) {
      case Human human -> {
        for (Team team : human.teams()) {
          edges.add(held(thing, Relation.MEMBER_OF, Thing.team(team.name()), "in the registry"));
        }
      }
      case Machine machine -> {
        Stewardship of = machine.stewardship();
        if (direction == Direction.OUT) {
          of.dependencies().stream()
              .sorted()
              .forEach(one ->
                  edges.add(
                      held(
                          thing,
                          Relation.DEPENDS_ON,
                          Thing.named(one),
                          "declared among its dependencies")));
          return;
        }
        edges.add(
            held(
                Thing.team(of.owner().name()), Relation.OWNS, thing, "declared as its owner team"));
        edges.add(answers(of.contact(), Relation.CONTACT_OF, thing));
        of.approver().ifPresent(person -> edges.add(answers(person, Relation.APPROVES_FOR, thing)));
      }
    }
  }

  private void inCareOf(Human human, int limit, List<Edge> edges) throws StoreUnavailable {
    int taken = 0;
    for (Registered one : registry.inCareOf(human.name())) {
      if (isThere(one.actor()) && taken++ < limit) {
        of(one.actor(), Direction.IN, edges);
      }
    }
  }

  private void standing(
      Standing standing, String toward, Direction direction, int limit, List<Edge> edges)
      throws StoreUnavailable {
    for (Registered one : standings.standing(standing, toward, limit)) {
      if (isThere(one.actor())) {
        of(one.actor(), direction == Direction.OUT ? Direction.IN : Direction.OUT, edges);
      }
    }
  }

  private static Edge answers(String person, Relation relation, Thing machine) {
    return held(
        Thing.identity(Kind.HUMAN, "human:" + person),
        relation,
        machine,
        "declared as its " + (relation == Relation.CONTACT_OF ? "contact" : "approver"));
  }

  private static Edge held(Thing from, Relation relation, Thing to, String evidence) {
    return new Edge(from, relation, to, Certainty.HELD, evidence);
  }

  static Thing thing(Actor actor) {
    return Thing.identity(actor.kind(), actor.subject());
  }
}
