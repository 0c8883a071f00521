package dev.ilk.cedar.format;

import dev.ilk.cedar.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Lays whole files of policies out. */
final class PolicyLayout {
  private final Pieces pieces;
  private final ExpressionLayout expressions;
  private final List<Doc> parts = new ArrayList<>();
  private int at;

  PolicyLayout(Pieces pieces) {
    this.pieces = pieces;
    this.expressions = new ExpressionLayout(pieces);
  }

  Doc file() {
    while (!pieces.at(at, TokenKind.END)) {
      introduction(at > 0);
      policy();
    }
    introduction(false);
    return Docs.concat(parts);
  }

  /** The comments before a policy or at the end, with the empty lines that were among them. */
  private void introduction(boolean apart) {
    Piece next = pieces.get(at);
    boolean empty = apart;
    for (Comment comment : next.before()) {
      parts.add(empty || comment.apart() ? Docs.EMPTY_LINE : Docs.EMPTY);
      parts.add(new Doc.Remark(comment.text(), true));
      empty = false;
    }
    if (!next.is(TokenKind.END)) {
      boolean commented = !next.before().isEmpty();
      parts.add(empty || (commented && next.apart()) ? Docs.EMPTY_LINE : Docs.EMPTY);
    }
  }

  private void policy() {
    int start = at;
    while (pieces.at(at, TokenKind.AT)) {
      annotation(start);
    }
    add(start, at);
    at++;
    parts.add(Docs.SPACE);
    head();
    while (!pieces.at(at, TokenKind.SEMICOLON)) {
      parts.add(Docs.HARD_LINE);
      condition();
    }
    parts.add(pieces.doc(at++));
    parts.add(Docs.HARD_LINE);
  }

  /** A piece; the comments before the first one of a policy are written already. */
  private void add(int start, int i) {
    Piece piece = pieces.get(i);
    if (i > start) {
      parts.add(pieces.doc(i));
      return;
    }
    parts.add(Docs.text(piece.token().text()));
    if (!piece.after().isEmpty()) {
      parts.add(new Doc.Remark(piece.after(), false));
    }
  }

  private void annotation(int start) {
    add(start, at++);
    parts.add(pieces.doc(at++));
    if (pieces.isOpen(at)) {
      for (int close = pieces.closing(at); at <= close; at++) {
        parts.add(pieces.doc(at));
      }
    }
    parts.add(Docs.HARD_LINE);
  }

  /** What is said of principal, action and resource: on one line only if that is nothing. */
  private void head() {
    int close = pieces.closing(at);
    List<Integer> commas = pieces.places(at + 1, close, i -> pieces.at(i, TokenKind.COMMA));
    boolean bare = close - at - 1 - commas.size() == 3;
    Doc line = bare && !pieces.anyCommented(at, close) ? Docs.SOFT_LINE : Docs.HARD_LINE;
    parts.add(
        Docs.group(
            pieces.doc(at),
            Docs.nest(line, expressions.items(at + 1, close)),
            line,
            pieces.doc(close)));
    at = close + 1;
  }

  private void condition() {
    List<Doc> words = new ArrayList<>();
    while (!pieces.isOpen(at)) {
      words.add(words.isEmpty() ? Docs.EMPTY : Docs.SPACE);
      words.add(pieces.doc(at++));
    }
    int close = pieces.closing(at);
    parts.add(
        Docs.group(
            Docs.concat(words),
            Docs.LINE,
            pieces.doc(at),
            Docs.nest(Docs.LINE, expressions.expression(at + 1, close)),
            Docs.LINE,
            pieces.doc(close)));
    at = close + 1;
  }
}
