package dev.ilk.registry.graph;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Delegation;
import dev.ilk.gate.graph.Certainty;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Edge;
import dev.ilk.gate.graph.Edges;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.DelegationStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who lends authority to whom, for as long as it holds. */
public final class DelegationEdges implements Edges {
  private final Directory directory;
  private final DelegationStore delegations;
  private final InstantSource clock;

  /**
   * Those of living delegations.
   *
   * @param directory finds identities
   * @param delegations what is lent
   * @param clock the present
   */
  public DelegationEdges(Directory directory, DelegationStore delegations, InstantSource clock) {
    this.directory = directory;
    this.delegations = delegations;
    this.clock = clock;
  }

  @Override
  public List<Edge> at(Thing at, Direction direction, Set<Relation> relations, int limit)
      throws StoreUnavailable {
    if (!at.isIdentity() || !relations.contains(Relation.DELEGATES_TO)) {
      return List.of();
    }
    Optional<Actor> self = directory.subject(at.ref());
    List<Edge> edges = new ArrayList<>();
    if (self.isPresent()) {
      for (Delegation one : delegations.holding(self.get().id(), clock.instant(), limit)) {
        Id.Identity near = direction == Direction.OUT ? one.grantor() : one.agent();
        Optional<Actor> grantor = directory.identity(one.grantor());
        Optional<Actor> agent = directory.identity(one.agent());
        if (near.equals(self.get().id()) && grantor.isPresent() && agent.isPresent()) {
          edges.add(
              new Edge(
                  StewardEdges.thing(grantor.get()),
                  Relation.DELEGATES_TO,
                  StewardEdges.thing(agent.get()),
                  Certainty.HELD,
                  "`%s` until %s: %s for %s"
                      .formatted(
                          one.id().value(),
                          one.until(),
                          String.join(" ", new TreeSet<>(one.scopes())),
                          one.purpose())));
        }
      }
    }
    return edges;
  }
}
