package dev.ilk.gate.graph;

/** In which direction edges are followed. */
public enum Direction {
  /** From the thing to others. */
  OUT,
  /** From others to the thing. */
  IN;

  /**
   * The direction as it stands in questions.
   *
   * @return one word
   */
  public String word() {
    return this == OUT ? "out" : "in";
  }

  /**
   * The other way.
   *
   * @return the opposite
   */
  public Direction turned() {
    return this == OUT ? IN : OUT;
  }
}
