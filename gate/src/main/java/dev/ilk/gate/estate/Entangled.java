package dev.ilk.gate.estate;

import dev.ilk.gate.graph.Effect;
import dev.ilk.gate.graph.Neighbourhood;
import dev.ilk.gate.graph.Thing;
import java.util.List;
import java.util.Optional;

/**
 * What hangs on something, and would feel its end.
 *
 * @param root what was asked about
 * @param strands what hangs on it, nearest first
 * @param cut why there is more than is told; empty if this is all
 */
public record Entangled(Thing root, List<Strand> strands, Optional<String> cut) {
  public Entangled {
    strands = List.copyOf(strands);
  }

  /**
   * Something that hangs on something else.
   *
   * @param effect what the root's end does to it: the mildest of the effects on the way
   * @param step by what it hangs on what
   */
  public record Strand(Effect effect, Neighbourhood.Step step) {}
}
