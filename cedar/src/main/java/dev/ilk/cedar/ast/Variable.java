package dev.ilk.cedar.ast;

/** The parts of a request that an expression can name. */
public enum Variable {
  PRINCIPAL("principal"),
  ACTION("action"),
  RESOURCE("resource"),
  CONTEXT("context");

  private final String word;

  Variable(String word) {
    this.word = word;
  }

  /**
   * The variable as it is written.
   *
   * @return the word
   */
  public String word() {
    return word;
  }
}
