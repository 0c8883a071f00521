package dev.ilk.cedar.temporal;

/** A comparison of two terms. */
public enum Comparator {
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_EQUAL("<="),
  GREATER(">"),
  GREATER_EQUAL(">=");

  private final String sign;

  Comparator(String sign) {
    this.sign = sign;
  }

  /**
   * The comparison as it is written.
   *
   * @return the sign
   */
  public String sign() {
    return sign;
  }

  /**
   * The comparison with its sides exchanged.
   *
   * @return what holds of {@code b, a} whenever this holds of {@code a, b}
   */
  public Comparator mirrored() {
    return switch (this) {
      case EQUAL, NOT_EQUAL -> this;
      case LESS -> GREATER;
      case LESS_EQUAL -> GREATER_EQUAL;
      case GREATER -> LESS;
      case GREATER_EQUAL -> LESS_EQUAL;
    };
  }

  /**
   * Compares two integers.
   *
   * @param order what {@link Long#compare} says of them
   * @return whether the comparison holds
   */
  public boolean holds(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_EQUAL -> order >= 0;
    };
  }
}
