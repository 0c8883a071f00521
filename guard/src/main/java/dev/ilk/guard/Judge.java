package dev.ilk.guard;

/** Decides whether a caller may do something. */
public interface Judge {

  /**
   * Decides, and has it recorded before it answers.
   *
   * @param caller whose token was found good
   * @param action what it is about to do
   * @return the judgement
   * @throws IlkUnavailable if it can be neither decided nor recorded; the action must not take
   *     place
   */
  Judgement judge(Caller caller, GuardedAction action) throws IlkUnavailable;
}
