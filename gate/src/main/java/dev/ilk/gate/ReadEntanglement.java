package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.Entangled;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * See what hangs on an identity or an account, and would feel its end.
 *
 * @param of a subject, such as {@code human:ada}, the id of an account, or what a secret is shown
 *     as
 * @param depth how many steps far, 1 to {@link ReadGraph#DEEPEST}
 */
public record ReadEntanglement(String of, int depth) implements Command<Entangled>, AboutEstate {
  /** How far is looked if nothing else is asked for. */
  public static final int DEPTH = 4;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if the depth is out of bounds
   */
  public ReadEntanglement {
    if (depth < 1 || depth > ReadGraph.DEEPEST) {
      throw new IllegalArgumentException("1 to %d steps".formatted(ReadGraph.DEEPEST));
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
