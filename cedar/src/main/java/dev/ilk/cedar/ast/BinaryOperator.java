package dev.ilk.cedar.ast;

/** The operators with two operands, those that are written as methods among them. */
public enum BinaryOperator {
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_EQUAL("<="),
  GREATER(">"),
  GREATER_EQUAL(">="),
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  IN("in"),
  CONTAINS("contains"),
  CONTAINS_ALL("containsAll"),
  CONTAINS_ANY("containsAny"),
  HAS_TAG("hasTag"),
  GET_TAG("getTag");

  private final String symbol;

  BinaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /**
   * The operator as it is written.
   *
   * @return the sign or word, or the method's name
   */
  public String symbol() {
    return symbol;
  }

  /**
   * Tells whether the operator is written as a method with one argument.
   *
   * @return whether it is
   */
  public boolean isMethod() {
    return compareTo(CONTAINS) >= 0;
  }
}
