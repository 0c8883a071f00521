package dev.ilk.cedar.ast;

/** What a policy does to the requests that it applies to. */
public enum Effect {
  PERMIT("permit"),
  FORBID("forbid");

  private final String word;

  Effect(String word) {
    this.word = word;
  }

  /**
   * The effect as it is written.
   *
   * @return the word
   */
  public String word() {
    return word;
  }
}
