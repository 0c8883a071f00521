package dev.ilk.policy.table;

import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.decide.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that somebody tries, and what the answer should be.
 *
 * @param line where it stands, from 1
 * @param at when it happens
 * @param posed the request
 * @param tries how often it is tried
 * @param completion what came of it once it was allowed; only rules over time look at it
 * @param expected the answer
 * @param needs what would make it an allow, as {@code @needs} writes it; empty if not compared
 * @param because the ids of the policies that decide; empty if not compared
 */
record Step(
    int line,
    Instant at,
    Posed posed,
    Tries tries,
    Completion completion,
    Decision.Outcome expected,
    String needs,
    Optional<Set<String>> because) {

  /** What comes of an action that was allowed. */
  sealed interface Completion {
    /**
     * It was done.
     *
     * @param output what came of it
     */
    record Response(RecordValue output) implements Completion {}

    /** It failed. */
    record Failure() implements Completion {}
  }

  /**
   * Several of them that belong together.
   *
   * @param title what they show
   * @param line where the title stands
   * @param steps in order, at least one
   */
  record Sequence(String title, int line, List<Step> steps) {}
}
