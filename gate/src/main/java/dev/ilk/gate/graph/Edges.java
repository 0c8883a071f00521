package dev.ilk.gate.graph;

import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Set;

/**
 * The edges that one room knows of. Every room that keeps such knowledge offers it by this one
 * interface, and whoever follows edges knows of no room besides.
 *
 * <p>INVARIANT: an answer costs a few look-ups by an index, however much is kept. A thing that a
 * room does not know has no edges.
 */
@FunctionalInterface
public interface Edges {

  /**
   * The edges of a thing.
   *
   * @param at which thing
   * @param direction away from it or towards it
   * @param relations only these
   * @param limit about so many of each relation at most, 1 to 1000
   * @return in a fixed order; as many as {@code limit} may mean that there are more
   * @throws StoreUnavailable if what is kept cannot be read
   */
  List<Edge> at(Thing at, Direction direction, Set<Relation> relations, int limit)
      throws StoreUnavailable;
}
