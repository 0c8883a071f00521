package dev.ilk.cedar.syntax;

import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.diagnostic.Span;

/** Reads identifiers and qualified names, refusing reserved words. */
final class Names {
  private Names() {}

  /** An identifier that may name something. */
  static String identifier(TokenStream tokens) {
    Token token = tokens.expect(TokenKind.IDENTIFIER);
    return usable(token.text(), token.span());
  }

  static String usable(String word, Span at) {
    if (!EntityType.isIdentifier(word)) {
      throw new SyntaxException(at, "`" + word + "` is reserved and cannot be used as a name");
    }
    return word;
  }

  /** Identifiers joined by {@code ::}. */
  static EntityType type(TokenStream tokens) {
    StringBuilder name = new StringBuilder(identifier(tokens));
    while (tokens.accept(TokenKind.DOUBLE_COLON)) {
      name.append("::").append(identifier(tokens));
    }
    return EntityType.of(name.toString());
  }
}
