package dev.ilk.cedar.validate;

import dev.ilk.cedar.type.Type;

/**
 * The type of an expression.
 *
 * @param type the type
 * @param gained what is known where the expression is true
 */
record Typed(Type type, Capabilities gained) {
  static Typed of(Type type) {
    return new Typed(type, Capabilities.NONE);
  }

  boolean isTrue() {
    return type.equals(Type.TRUE);
  }

  boolean isFalse() {
    return type.equals(Type.FALSE);
  }
}
