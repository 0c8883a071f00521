package dev.ilk.prove.human.failure;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.attempt.Unproven;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A failed proof in the making: what was seen so far, until the reason is known.
 *
 * @param method how it was attempted
 * @param claimed the person that the failed proof points at, if it points at one
 * @param evidence what was seen, without secrets and personal data
 */
public record Failure(String method, Optional<Actor> claimed, SortedMap<String, String> evidence) {
  /** Longer evidence is cut. */
  private static final int MAX_EVIDENCE = 200;

  private static final Problem POOR =
      Problem.of(Problem.Kind.UNPROVEN, "sign_in_failed", "Ilk could not tell who you are")
          .mend("sign in again; if it fails again, give an operator the number of this journey");

  public Failure {
    evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
  }

  /**
   * Nothing seen yet.
   *
   * @param method how it is attempted
   * @return without evidence
   */
  public static Failure of(String method) {
    return new Failure(method, Optional.empty(), new TreeMap<>());
  }

  /**
   * Adds what was seen.
   *
   * @param what its name
   * @param value of any length and content; control characters are replaced and the rest is cut
   * @return a copy
   */
  public Failure seen(String what, String value) {
    TreeMap<String, String> more = new TreeMap<>(evidence);
    String line = value.replaceAll("\\p{Cntrl}", "\uFFFD");
    more.put(what, line.length() <= MAX_EVIDENCE ? line : line.substring(0, MAX_EVIDENCE) + "…");
    return new Failure(method, claimed, more);
  }

  /**
   * Names the person that the failed proof points at.
   *
   * @param actor who
   * @return a copy
   */
  public Failure claiming(Actor actor) {
    return new Failure(method, Optional.of(actor), evidence);
  }

  /**
   * Fails, and tells the caller no more than that.
   *
   * @param problem why, for the record
   * @return the attempt
   */
  public Attempt quietly(Problem problem) {
    return new Unproven(Kind.HUMAN, method, problem, POOR, claimed, evidence);
  }

  /**
   * Fails, and tells the caller why: for reasons that give away nothing about anybody.
   *
   * @param problem why
   * @return the attempt
   */
  public Attempt openly(Problem problem) {
    return new Unproven(Kind.HUMAN, method, problem, problem, claimed, evidence);
  }

  /**
   * Fails because a part does not answer, which the caller may know.
   *
   * @param code which part, in snake case
   * @param message what does not answer
   * @return the attempt
   */
  public Attempt unavailable(String code, String message) {
    return openly(
        Problem.of(Problem.Kind.UNAVAILABLE, code, message).mend("try again in a minute"));
  }
}
