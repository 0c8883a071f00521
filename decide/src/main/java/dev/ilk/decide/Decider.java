package dev.ilk.decide;

/** Answers questions. Pure, and safe to share between threads. */
public interface Decider {

  /**
   * Decides.
   *
   * @param question everything that the answer may depend on
   * @return always an answer; a policy that errs never makes an allow of a deny
   */
  Decision decide(Question question);
}
