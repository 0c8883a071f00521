package dev.ilk.cedar.validate;

import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.data.Quoting;
import dev.ilk.cedar.syntax.ExpressionPrinter;
import java.util.HashSet;
import java.util.Set;

/**
 * The optional attributes and tags that are known to be there, since a test for them came before.
 *
 * @param known keys made by {@link #attribute} and {@link #tag}
 */
record Capabilities(Set<String> known) {
  static final Capabilities NONE = new Capabilities(Set.of());

  static Capabilities of(String key) {
    return new Capabilities(Set.of(key));
  }

  /** The key of an attribute of an expression's value. */
  static String attribute(Expr target, String name) {
    return "has " + Quoting.quote(name) + " " + ExpressionPrinter.print(target);
  }

  /** The key of a tag of an expression's value. */
  static String tag(Expr target, Expr name) {
    String key = ExpressionPrinter.print(name);
    return "tag " + key.length() + " " + key + " " + ExpressionPrinter.print(target);
  }

  boolean has(String key) {
    return known.contains(key);
  }

  Capabilities and(Capabilities other) {
    if (known.isEmpty()) {
      return other;
    }
    if (other.known.isEmpty()) {
      return this;
    }
    Set<String> union = new HashSet<>(known);
    union.addAll(other.known);
    return new Capabilities(union);
  }

  Capabilities common(Capabilities other) {
    if (known.isEmpty() || other.known.isEmpty()) {
      return NONE;
    }
    Set<String> both = new HashSet<>(known);
    both.retainAll(other.known);
    return new Capabilities(both);
  }
}
