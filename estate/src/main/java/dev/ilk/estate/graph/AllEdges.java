package dev.ilk.estate.graph;

import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Edge;
import dev.ilk.gate.graph.Edges;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that the rooms know, with no edge told twice. */
record AllEdges(List<Edges> rooms) implements Edges {
  AllEdges {
    rooms = List.copyOf(rooms);
  }

  @Override
  public List<Edge> at(Thing at, Direction direction, Set<Relation> relations, int limit)
      throws StoreUnavailable {
    if (relations.isEmpty()) {
      return List.of();
    }
    Set<Edge.Ends> told = new HashSet<>();
    Map<Relation, Integer> counts = new EnumMap<>(Relation.class);
    List<Edge> edges = new ArrayList<>();
    for (Edges room : rooms) {
      for (Edge edge : room.at(at, direction, relations, limit)) {
        if (counts.getOrDefault(edge.relation(), 0) < limit && told.add(edge.ends())) {
          counts.merge(edge.relation(), 1, Integer::sum);
          edges.add(edge);
        }
      }
    }
    return edges;
  }

  /** Those of which there may be more than were asked for. */
  static Set<Relation> full(List<Edge> edges, int limit) {
    Map<Relation, Integer> counts = new EnumMap<>(Relation.class);
    edges.forEach(edge -> counts.merge(edge.relation(), 1, Integer::sum));
    Set<Relation> full = new HashSet<>();
    counts.forEach((relation, count) -> {
      if (count >= limit) {
        full.add(relation);
      }
    });
    return Collections.unmodifiableSet(full);
  }
}
