package dev.ilk.cedar.ast;

/** The operators with one operand. */
public enum UnaryOperator {
  NOT("!"),
  NEGATE("-"),
  IS_EMPTY("isEmpty");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /**
   * The operator as it is written.
   *
   * @return the sign, or the method's name
   */
  public String symbol() {
    return symbol;
  }
}
