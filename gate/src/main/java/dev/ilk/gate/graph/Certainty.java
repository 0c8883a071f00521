package dev.ilk.gate.graph;

/** How sure an edge is, surest first. */
public enum Certainty {
  /** Ilk itself holds it, or a person confirmed it. */
  HELD("held"),
  /** Another system says so, by an id that only this thing has. */
  TOLD("told"),
  /** Another system says so, by a name that something else could bear. */
  NAMED("named");

  private final String word;

  Certainty(String word) {
    this.word = word;
  }

  /**
   * The certainty as it stands in answers.
   *
   * @return one word
   */
  public String word() {
    return word;
  }
}
