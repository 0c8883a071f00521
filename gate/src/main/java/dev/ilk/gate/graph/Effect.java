package dev.ilk.gate.graph;

/** What the end of one thing does to another, gravest first. */
public enum Effect {
  /** It works no more. */
  BREAKS("breaks"),
  /** It goes on, and nobody answers for it. */
  LOSES_OWNER("loses-owner"),
  /** It is not touched; but whoever has taken the first over can take this over too. */
  EXPOSED("exposed");

  private final String word;

  Effect(String word) {
    this.word = word;
  }

  /**
   * The effect as it stands in answers.
   *
   * @return lower case, with dashes
   */
  public String word() {
    return word;
  }
}
