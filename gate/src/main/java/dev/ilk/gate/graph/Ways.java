package dev.ilk.gate.graph;

import java.util.List;
import java.util.Optional;

/**
 * How one thing reaches another: the shortest ways.
 *
 * @param from the first
 * @param to the last
 * @param ways each from the first to the last, all of the same length; empty if none was found
 * @param looked at how many things was looked
 * @param cut why there may be others, or one at all; empty if all of the shortest are told
 */
public record Ways(
    Thing from, Thing to, List<List<Neighbourhood.Step>> ways, int looked, Optional<String> cut) {
  public Ways {
    ways = ways.stream().map(List::copyOf).toList();
  }
}
