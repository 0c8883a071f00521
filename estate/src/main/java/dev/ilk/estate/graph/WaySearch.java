package dev.ilk.estate.graph;

import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Edge;
import dev.ilk.gate.graph.Edges;
import dev.ilk.gate.graph.Neighbourhood.Step;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.gate.graph.Ways;
import dev.ilk.kernel.StoreUnavailable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks for the shortest ways by which power goes from one thing to another, from both ends at
 * once: always a whole level of the end that has fewer things to look at.
 */
final class WaySearch {
  private static final int MOST_LOOKED = 2_000;
  private static final int LONGEST_WAY = 12;
  private static final int MOST_WAYS = 5;

  private final Edges edges;
  private final Bounds bounds;
  private final Thing from;
  private final Thing to;
  private final End start;
  private final End goal;

  WaySearch(Edges edges, Bounds bounds, Thing from, Thing to) {
    this.edges = edges;
    this.bounds = bounds;
    this.from = from;
    this.to = to;
    this.start = new End(from, true);
    this.goal = new End(to, false);
  }

  static Bounds bounds(InstantSource clock) {
    return new Bounds(clock, MOST_LOOKED);
  }

  /** One end of the search: the steps by which each thing is joined to it. */
  private static final class End {
    private final boolean onward;
    private final Map<Thing, List<Step>> joined = new LinkedHashMap<>();
    private Set<Thing> level = new LinkedHashSet<>();
    private int depth;

    End(Thing thing, boolean onward) {
      this.onward = onward;
      joined.put(thing, List.of());
      level.add(thing);
    }

    boolean isDone() {
      return level.isEmpty();
    }
  }

  Ways find() throws StoreUnavailable {
    if (from.equals(to)) {
      return new Ways(from, to, List.of(List.of()), 0, bounds.cut());
    }
    List<Thing> meeting = List.of();
    while (meeting.isEmpty() && start.depth + goal.depth < LONGEST_WAY) {
      End end = smaller();
      if (end.isDone() || !widen(end)) {
        break;
      }
      End other = end == start ? goal : start;
      meeting = end.level.stream().filter(other.joined::containsKey).toList();
    }
    if (meeting.isEmpty() && start.depth + goal.depth >= LONGEST_WAY) {
      bounds.cut("no ways of more than %d steps were looked for".formatted(LONGEST_WAY));
    }
    List<List<Step>> ways = new ArrayList<>();
    for (Thing one : meeting) {
      for (List<Step> before : chains(start, one)) {
        for (List<Step> after : chains(goal, one)) {
          List<Step> way = new ArrayList<>(before);
          way.addAll(after);
          ways.add(way);
        }
      }
    }
    if (ways.size() > MOST_WAYS) {
      bounds.cut("there are more ways of this length; %d are told".formatted(MOST_WAYS));
    }
    return new Ways(
        from,
        to,
        ways.stream().limit(MOST_WAYS).map(WaySearch::numbered).toList(),
        bounds.looked(),
        bounds.cut());
  }

  private static List<Step> numbered(List<Step> way) {
    List<Step> numbered = new ArrayList<>();
    way.forEach(step -> numbered.add(new Step(numbered.size() + 1, step.direction(), step.edge())));
    return numbered;
  }

  /** An end that has nowhere to go on may still be met by the other. */
  private End smaller() {
    if (start.isDone() || goal.isDone()) {
      return start.isDone() ? goal : start;
    }
    return goal.level.size() < start.level.size() ? goal : start;
  }

  /** Looks at a whole level of an end; false if that was too much. */
  private boolean widen(End end) throws StoreUnavailable {
    Map<Thing, List<Step>> reached = new LinkedHashMap<>();
    for (Thing at : end.level) {
      if (!bounds.look()) {
        return false;
      }
      for (Direction direction : Direction.values()) {
        // From the goal, edges are followed against the way that power goes.
        Set<Relation> relations =
            relations(one -> one.reaches(end.onward ? direction : direction.turned()));
        List<Edge> found = edges.at(at, direction, relations, Bounds.AT_ONE);
        bounds.follow(at, found);
        for (Edge edge : found) {
          Thing far = edge.far(direction);
          if (!end.joined.containsKey(far)) {
            reached
                .computeIfAbsent(far, _ -> new ArrayList<>())
                .add(new Step(0, end.onward ? direction : direction.turned(), edge));
          }
        }
      }
    }
    end.joined.putAll(reached);
    end.level = new LinkedHashSet<>(reached.keySet());
    end.depth++;
    return true;
  }

  private static Set<Relation> relations(Predicate<Relation> such) {
    return Arrays.stream(Relation.values()).filter(such).collect(Collectors.toUnmodifiableSet());
  }

  /** The chains of steps between an end and a thing that it reached, in the way's order. */
  private static List<List<Step>> chains(End end, Thing thing) {
    List<List<Step>> open = new ArrayList<>(List.of(List.of()));
    List<Thing> ends = new ArrayList<>(List.of(thing));
    for (int level = 0; level < LONGEST_WAY; level++) {
      List<List<Step>> longer = new ArrayList<>();
      List<Thing> at = new ArrayList<>();
      boolean grown = false;
      for (int i = 0; i < open.size(); i++) {
        List<Step> steps = end.joined.getOrDefault(ends.get(i), List.of());
        grown |= !steps.isEmpty();
        if (steps.isEmpty()) {
          longer.add(open.get(i));
          at.add(ends.get(i));
        }
        for (Step step : steps) {
          if (longer.size() <= MOST_WAYS) {
            List<Step> chain = new ArrayList<>(open.get(i));
            chain.add(end.onward ? 0 : chain.size(), step);
            longer.add(chain);
            at.add(end.onward ? step.near() : step.far());
          }
        }
      }
      if (!grown) {
        break;
      }
      open = longer;
      ends = at;
    }
    return open;
  }
}
