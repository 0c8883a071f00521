package dev.ilk.cedar.ast;

import dev.ilk.cedar.diagnostic.Span;

/**
 * A condition of a policy.
 *
 * @param kind whether it must hold or must not
 * @param body the expression between the braces
 * @param at where
 */
public record Condition(Kind kind, Expr body, Span at) {

  /** Whether the condition must hold or must not. */
  public enum Kind {
    WHEN("when"),
    UNLESS("unless");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /**
     * The kind as it is written.
     *
     * @return the word
     */
    public String word() {
      return word;
    }
  }
}
