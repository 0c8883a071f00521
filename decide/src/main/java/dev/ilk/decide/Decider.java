package dev.ilk.decide;

import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Map;

/**
 * Answers questions. The answer depends on the question and, where rules over time are in force, on
 * the history, which then holds the question. Safe to share between threads.
 */
public interface Decider {

  /**
   * Decides.
   *
   * @param asked everything that the answer may depend on
   * @return an answer; a policy that errs never makes an allow of a deny
   * @throws StoreUnavailable if a rule over time cannot see its history; nothing is allowed then
   */
  Decision decide(Phrased asked) throws StoreUnavailable;

  /**
   * Decides what nobody needs the words of afterwards.
   *
   * @param question everything that the answer may depend on
   * @return an answer, as {@link #decide(Phrased)} gives it
   * @throws StoreUnavailable if a rule over time cannot see its history; nothing is allowed then
   */
  default Decision decide(Question question) throws StoreUnavailable {
    return decide(Phrased.of(question));
  }

  /**
   * Takes in what came of a request that was allowed. Only the first word on a request counts.
   *
   * @param request the name of the request, as {@link Decision.Allow#request} gave it
   * @param done whether it was carried out; else it failed
   * @param output what came of it
   * @param now the present
   * @return whether the request is known; to a decider without memory none is
   * @throws StoreUnavailable if the histories did not take it in, or are not known to have
   */
  default boolean conclude(String request, boolean done, Map<String, Fact> output, Instant now)
      throws StoreUnavailable {
    return false;
  }
}
