package dev.ilk.cedar.syntax;

import dev.ilk.cedar.diagnostic.Span;

/**
 * A token.
 *
 * @param kind of which kind
 * @param text as it stands in the source, empty at the end
 * @param span where
 */
public record Token(TokenKind kind, String text, Span span) {

  /**
   * Tells whether the token is a certain word.
   *
   * @param word the word
   * @return whether it is an identifier spelled so
   */
  public boolean is(String word) {
    return kind == TokenKind.IDENTIFIER && text.equals(word);
  }
}
