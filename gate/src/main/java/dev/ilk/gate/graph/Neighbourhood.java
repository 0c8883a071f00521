package dev.ilk.gate.graph;

import java.util.List;
import java.util.Optional;

/**
 * What is around a thing.
 *
 * @param root the thing
 * @param steps edges, nearest first; each thing is come upon once, each edge told once
 * @param cut why there is more than is told; empty if this is all
 */
public record Neighbourhood(Thing root, List<Step> steps, Optional<String> cut) {
  public Neighbourhood {
    steps = List.copyOf(steps);
  }

  /**
   * An edge as it was come upon.
   *
   * @param depth how far its far side is from the root, from 1
   * @param direction in which it was followed
   * @param edge the edge
   */
  public record Step(int depth, Direction direction, Edge edge) {
    /**
     * The side that it leads to.
     *
     * @return the far side
     */
    public Thing far() {
      return edge.far(direction);
    }

    /**
     * The side that it was come from.
     *
     * @return the near side
     */
    public Thing near() {
      return edge.far(direction.turned());
    }
  }
}
