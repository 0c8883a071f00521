package dev.ilk.gate;

/**
 * Lets a handler give further commands in the name of whoever it acts for. Each is decided and
 * recorded by itself, on the same journey: a plan of many steps gives nobody more than giving each
 * step by hand would.
 */
@FunctionalInterface
public interface Onward {

  /**
   * Gives a command.
   *
   * @param permit under which the handler acts
   * @param command the further command
   * @param <C> the command
   * @param <R> its result
   * @return what came of it; the record holds it already
   */
  <C extends Command<R>, R> Outcome<R> pass(Permit<?> permit, C command);
}
