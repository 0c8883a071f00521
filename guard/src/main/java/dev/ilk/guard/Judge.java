package dev.ilk.guard;

/** Decides whether a caller may do something. */
public interface Judge {

  /**
   * Decides, and answers when the decision is in the record, or on disk on its way there.
   *
   * @param caller whose token was found good
   * @param action what it is about to do
   * @return the judgement
   * @throws IlkUnavailable if it cannot be decided, or not be kept; the action must not take place
   */
  Judgement judge(Caller caller, GuardedAction action) throws IlkUnavailable;
}
