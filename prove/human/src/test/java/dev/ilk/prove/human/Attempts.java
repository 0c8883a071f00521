package dev.ilk.prove.human;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.prove.proof.human.HumanProof;

/** Looks into attempts, as only the plane and the gate can. */
public final class Attempts {
  private Attempts() {}

  /**
   * The proof.
   *
   * @param attempt one that must have succeeded
   * @return a person's
   */
  public static HumanProof proof(Attempt attempt) {
    Proven proven = assertInstanceOf(Proven.class, attempt, attempt.toString());
    return assertInstanceOf(HumanProof.class, proven.proof());
  }

  /**
   * The refusal.
   *
   * @param attempt one that must have failed
   * @return why
   */
  public static Unproven refusal(Attempt attempt) {
    return assertInstanceOf(Unproven.class, attempt);
  }

  /**
   * The exact reason of a refusal.
   *
   * @param attempt one that must have failed
   * @return the code for the record
   */
  public static String code(Attempt attempt) {
    return refusal(attempt).problem().code();
  }
}
