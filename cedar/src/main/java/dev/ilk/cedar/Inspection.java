package dev.ilk.cedar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * How one policy met one request, part by part.
 *
 * @param concerned whether its head fits the request; nothing else is known if not
 * @param clauses its conditions in order, cut at every {@code &&} on the outside, up to the first
 *     that did not hold
 * @param facts what the conditions read: the value of each attribute, by the text that reads it;
 *     those that have no value are left out
 */
public record Inspection(
    boolean concerned, List<Outcome> clauses, SequencedMap<String, String> facts) {

  /** What came of a part of a condition. */
  public enum Outcome {
    /** It holds, and the next part is looked at. */
    HOLDS,
    /** It does not, so the policy does not apply. */
    FAILS,
    /** It has no value, so the policy errs and is skipped. */
    ERRS
  }

  public Inspection {
    clauses = List.copyOf(clauses);
  }

  /**
   * The facts.
   *
   * @return in the order in which the conditions read them
   */
  @Override
  public SequencedMap<String, String> facts() {
    return Collections.unmodifiableSequencedMap(facts);
  }

  static Inspection unconcerned() {
    return new Inspection(false, List.of(), new LinkedHashMap<>());
  }
}
