package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Neighbourhood;
import dev.ilk.gate.graph.Relation;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * See what is around a thing: who owns it, what it can become, where it runs, what it depends on.
 *
 * @param of a subject, the id of an account, {@code team:NAME}, or what something is called
 * @param depth how many steps far, 1 to {@link #DEEPEST}
 * @param directions which ways edges are followed; at least one
 * @param relations only these; at least one
 */
public record ReadGraph(String of, int depth, Set<Direction> directions, Set<Relation> relations)
    implements Command<Neighbourhood>, AboutEstate {
  /** The farthest that is looked. */
  public static final int DEEPEST = 6;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if the depth is out of bounds, or nothing is to be followed
   */
  public ReadGraph {
    directions = Set.copyOf(directions);
    relations = Set.copyOf(relations);
    if (depth < 1 || depth > DEEPEST || directions.isEmpty() || relations.isEmpty()) {
      throw new IllegalArgumentException("1 to %d steps along something".formatted(DEEPEST));
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Estate", of);
  }
}
