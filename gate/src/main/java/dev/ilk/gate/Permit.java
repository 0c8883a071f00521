package dev.ilk.gate;

import dev.ilk.actor.Elevation;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Phrased;
import dev.ilk.prove.proof.Proof;
import java.util.List;

/**
 * The right to carry out one command once. Minted by the {@link Gate} only, after the decision;
 * everything that acts takes one, so code that skipped the decision does not compile.
 *
 * @param <C> the command
 */
public sealed interface Permit<C extends Command<?>> permits Gate.Minted {

  /**
   * What may be done.
   *
   * @return the command as it was asked
   */
  C command();

  /**
   * By whom.
   *
   * @return the proof
   */
  Proof proof();

  /**
   * Under which elevations.
   *
   * @return those that hold, the oldest first; empty for software, and for most of what people do
   */
  List<Elevation> elevations();

  /**
   * Why.
   *
   * @return the decision that allowed it
   */
  Decision.Allow decision();

  /**
   * What the access plane was asked.
   *
   * @return the question that the decision answers
   */
  Phrased question();

  /**
   * In which circumstances.
   *
   * @return the arrival, whose correlation is that of the whole journey
   */
  Arrival arrival();
}
