package dev.ilk.gate;

import dev.ilk.kernel.Result;
import dev.ilk.record.Particulars;
import java.util.List;

/**
 * Lets a handler carry out several commands as one, in the name of whoever it acts for. Each is
 * decided and recorded as if it were given by itself; nothing is done unless all are allowed, and
 * then all of it or nothing.
 */
public interface Together {

  /**
   * A command among others.
   *
   * @param command the command
   * @param told what the record says of it once it is done
   */
  record Deed(Command<?> command, Particulars told) {}

  /**
   * Carries them all out.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  interface Act<T> {
    /**
     * Acts, all or nothing.
     *
     * @param permits one for each command, in their order
     * @return what came of it, or why it is impossible as asked; then nothing is changed
     * @throws PartUnavailable if the store or another part does not answer
     */
    Result<T> act(List<Permit<?>> permits) throws PartUnavailable;
  }

  /**
   * Gives the commands.
   *
   * @param permit under which the handler acts
   * @param deeds at least one
   * @param act carries them out, if all are allowed
   * @param <T> what comes of it
   * @return what came of it; the record holds it already
   */
  <T> Outcome<T> pass(Permit<?> permit, List<Deed> deeds, Act<T> act);
}
