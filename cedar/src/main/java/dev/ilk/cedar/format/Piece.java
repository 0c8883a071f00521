package dev.ilk.cedar.format;

import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.syntax.Token;
import dev.ilk.cedar.syntax.TokenKind;
import dev.ilk.cedar.syntax.TokenStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A token with the comments around it.
 *
 * @param token the token
 * @param before the comments on lines of their own since the token before
 * @param after the comment on the token's own line; empty if there is none
 * @param apart whether an empty line stands between the token and what is before it
 */
record Piece(Token token, List<Comment> before, String after, boolean apart) {

  boolean is(TokenKind kind) {
    return token.kind() == kind;
  }

  boolean isWord(String word) {
    return token.is(word);
  }

  boolean isCommented() {
    return !before.isEmpty() || !after.isEmpty();
  }

  /** Cuts a text up; the last piece is its end. */
  static List<Piece> of(SourceText source) {
    List<Piece> pieces = new ArrayList<>();
    TokenStream tokens = new TokenStream(source);
    Gap gap = Gap.read(source.text().substring(0, tokens.peek().span().start()), true);
    while (!tokens.at(TokenKind.END)) {
      Token token = tokens.take();
      int next = tokens.peek().span().start();
      Gap following = Gap.read(source.text().substring(token.span().end(), next), false);
      pieces.add(new Piece(token, gap.comments(), following.sameLine(), gap.apart()));
      gap = following;
    }
    pieces.add(new Piece(tokens.peek(), gap.comments(), "", gap.apart()));
    return pieces;
  }
}
