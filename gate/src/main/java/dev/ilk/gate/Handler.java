package dev.ilk.gate;

import dev.ilk.kernel.Result;

/**
 * Carries out a permitted command.
 *
 * @param <C> the command
 * @param <R> its result
 */
@FunctionalInterface
public interface Handler<C extends Command<R>, R> {

  /**
   * Acts.
   *
   * @param permit the right to act
   * @return what came of it, or why it is impossible as asked; nothing of it is released before it
   *     is recorded
   * @throws PartUnavailable if the store or another part does not answer
   */
  Result<Handled<R>> act(Permit<C> permit) throws PartUnavailable;
}
