package dev.ilk.estate.graph;

import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Edge;
import dev.ilk.gate.graph.Edges;
import dev.ilk.gate.graph.Neighbourhood;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows edges from a thing, breadth first, each thing and each edge once. */
final class Walk {
  private static final int MOST_STEPS = 500;

  /** So many edges of a thing tell whether it goes on there. */
  private static final int FEW = 10;

  private final Edges edges;
  private final Bounds bounds;
  private final Map<Direction, Set<Relation>> followed;
  private final boolean tellsBeyond;
  private final Map<Thing, Integer> depths = new HashMap<>();
  private final Set<Edge.Ends> told = new HashSet<>();
  private final Deque<Thing> next = new ArrayDeque<>();
  private final List<Neighbourhood.Step> steps = new ArrayList<>();

  Walk(Edges edges, Bounds bounds, Map<Direction, Set<Relation>> followed, boolean tellsBeyond) {
    this.edges = edges;
    this.bounds = bounds;
    this.followed = Map.copyOf(followed);
    this.tellsBeyond = tellsBeyond;
  }

  Neighbourhood from(Thing root, int deepest) throws StoreUnavailable {
    depths.put(root, 0);
    next.add(root);
    while (!next.isEmpty() && steps.size() < MOST_STEPS) {
      Thing at = next.remove();
      int depth = depths.getOrDefault(at, 0);
      if (depth == deepest) {
        beyond(at, deepest);
        break;
      }
      if (!bounds.look()) {
        break;
      }
      for (Direction direction : Direction.values()) {
        step(at, direction, depth + 1);
      }
    }
    return new Neighbourhood(root, steps, bounds.cut());
  }

  /** Whether anything is left out that is farther off; the rest of the last level is looked at. */
  private void beyond(Thing first, int deepest) throws StoreUnavailable {
    next.addFirst(first);
    while (tellsBeyond && !next.isEmpty() && bounds.cut().isEmpty() && bounds.look()) {
      Thing at = next.remove();
      for (Direction direction : Direction.values()) {
        Set<Relation> relations = followed.getOrDefault(direction, Set.of());
        if (edges.at(at, direction, relations, FEW).stream()
            .anyMatch(edge -> !depths.containsKey(edge.far(direction)))) {
          bounds.cut("it goes on beyond %d steps".formatted(deepest));
        }
      }
    }
  }

  private void step(Thing at, Direction direction, int depth) throws StoreUnavailable {
    Set<Relation> relations = followed.getOrDefault(direction, Set.of());
    List<Edge> found = edges.at(at, direction, relations, Bounds.AT_ONE);
    bounds.follow(at, found);
    for (Edge edge : found) {
      if (steps.size() == MOST_STEPS) {
        bounds.cut("no more than %d edges are told".formatted(MOST_STEPS));
        return;
      }
      if (told.add(edge.ends())) {
        Thing far = edge.far(direction);
        if (depths.putIfAbsent(far, depth) == null) {
          next.add(far);
        }
        steps.add(new Neighbourhood.Step(depth, direction, edge));
      }
    }
  }
}
