package dev.ilk.kernel;

/**
 * An expected refusal, told so that the reader can act: what was wrong, where, and what to do next.
 *
 * <p>Messages follow the house's rule: lower case, no final period, the user's own input in
 * backticks, no type names of the implementation. A problem is rich inside; the doors decide how
 * much of it leaves (an unknown subject and a wrong proof look the same outside).
 *
 * @param kind which sort of refusal, from which each door derives its own protocol's code
 * @param code a stable, machine-readable name in snake case, such as {@code audience_unknown}
 * @param message what was wrong
 * @param where the place in the input: a field, a line, a claim; empty if there is none
 * @param remedy what to do next; empty if there is nothing the reader can do
 */
public record Problem(Kind kind, String code, String message, String where, String remedy) {

  /** The sorts of refusal that a door must tell apart. */
  public enum Kind {
    /** The input is malformed or contradicts itself; the same input will never do. */
    INVALID,
    /** Who is asking could not be proven. */
    UNPROVEN,
    /** Who is asking is proven, and is not allowed this. */
    REFUSED,
    /** What is asked for does not exist, as far as the asker may know. */
    NOT_FOUND,
    /** The input contradicts what is stored; look at it again and repeat. */
    CONFLICT,
    /** A part that Ilk needs does not answer; the same input may do later. */
    UNAVAILABLE
  }

  /**
   * A problem without a place or remedy.
   *
   * @param kind the sort
   * @param code the machine-readable name
   * @param message what was wrong
   * @return the problem
   */
  public static Problem of(Kind kind, String code, String message) {
    return new Problem(kind, code, message, "", "");
  }

  /**
   * The same problem at a place.
   *
   * @param place a field, a line, a claim
   * @return a copy
   */
  public Problem at(String place) {
    return new Problem(kind, code, message, place, remedy);
  }

  /**
   * The same problem with advice.
   *
   * @param advice what to do next
   * @return a copy
   */
  public Problem mend(String advice) {
    return new Problem(kind, code, message, where, advice);
  }

  /**
   * The problem in one line for people.
   *
   * @return place, message and remedy
   */
  public String sentence() {
    return (where.isEmpty() ? "" : where + ": ")
        + message
        + (remedy.isEmpty() ? "" : " (" + remedy + ")");
  }
}
