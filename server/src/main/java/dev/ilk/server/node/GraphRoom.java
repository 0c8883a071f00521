package dev.ilk.server.node;

import dev.ilk.actor.Actor;
import dev.ilk.deployment.RunEdges;
import dev.ilk.estate.graph.Graph;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.graph.DelegationEdges;
import dev.ilk.registry.graph.StewardEdges;
import dev.ilk.registry.graph.TrustEdges;
import dev.ilk.store.EstateStores;
import dev.ilk.store.Stores;
import java.time.InstantSource;
import java.util.List;

/** The graph, put together of what the rooms know. */
final class GraphRoom {
  private GraphRoom() {}

  static Graph of(
      Stores stores, Directory directory, RegisteredIdentities identities, InstantSource clock) {
    EstateStores estate = stores.estate();
    return new Graph(
        new Graph.Kept(estate.accounts(), estate.links(), estate.leaks(), identities),
        List.of(
            new StewardEdges(directory, stores.registry(), estate.standings()),
            new TrustEdges(directory),
            new DelegationEdges(directory, stores.delegations(), clock),
            new RunEdges(
                stores.deployments(),
                estate.nodes(),
                id -> directory.identity(id).map(Actor::subject))),
        clock);
  }
}
