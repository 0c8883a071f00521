package dev.ilk.cedar.format;

import dev.ilk.cedar.syntax.TokenKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;

/** The pieces of a text, with the bracket that closes each bracket. */
final class Pieces {
  private final List<Piece> all;
  private final int[] closing;

  Pieces(List<Piece> all) {
    this.all = List.copyOf(all);
    this.closing = new int[all.size()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < closing.length; i++) {
      closing[i] = i;
      switch (all.get(i).token().kind()) {
        case LEFT_PARENTHESIS, LEFT_BRACKET, LEFT_BRACE -> open.push(i);
        case RIGHT_PARENTHESIS, RIGHT_BRACKET, RIGHT_BRACE -> closing[open.pop()] = i;
        // Every other token stands for itself.
        default -> {}
      }
    }
  }

  Piece get(int i) {
    return all.get(i);
  }

  int size() {
    return all.size();
  }

  boolean isOpen(int i) {
    return closing[i] != i;
  }

  int closing(int i) {
    return closing[i];
  }

  boolean at(int i, TokenKind kind) {
    return all.get(i).is(kind);
  }

  boolean isWord(int i, String word) {
    return all.get(i).isWord(word);
  }

  /** The places between two where something holds, without looking into brackets. */
  List<Integer> places(int from, int to, IntPredicate wanted) {
    List<Integer> found = new ArrayList<>();
    for (int i = from; i < to; i = closing[i] + 1) {
      if (wanted.test(i)) {
        found.add(i);
      }
    }
    return found;
  }

  boolean anyCommented(int from, int to) {
    return all.subList(from, to).stream().anyMatch(Piece::isCommented);
  }

  /** A piece with its comments. */
  Doc doc(int i) {
    Piece piece = all.get(i);
    if (!piece.isCommented()) {
      return Docs.text(piece.token().text());
    }
    List<Doc> parts = new ArrayList<>();
    piece.before().forEach(comment -> parts.add(new Doc.Remark(comment.text(), true)));
    parts.add(Docs.text(piece.token().text()));
    if (!piece.after().isEmpty()) {
      parts.add(new Doc.Remark(piece.after(), false));
    }
    return Docs.concat(parts);
  }
}
