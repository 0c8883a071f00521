package dev.ilk.cedar.format;

import dev.ilk.cedar.syntax.Token;
import dev.ilk.cedar.syntax.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lays expressions out by their operators, the loosest first, and by their brackets. Operators that
 * do not fit on one line end their lines, one operand a line.
 */
final class ExpressionLayout {
  private static final Set<String> QUANTIFIERS = Set.of("exists", "for", "where", "since");

  private final Pieces pieces;

  ExpressionLayout(Pieces pieces) {
    this.pieces = pieces;
  }

  Doc expression(int from, int to) {
    if (from >= to) {
      return Docs.EMPTY;
    }
    if (pieces.isWord(from, "if")) {
      return conditional(from, to);
    }
    for (TokenKind sign : List.of(TokenKind.DOUBLE_BAR, TokenKind.DOUBLE_AMPERSAND)) {
      List<Integer> signs = pieces.places(from, to, i -> pieces.at(i, sign));
      if (!signs.isEmpty()) {
        return chain(from, to, signs);
      }
    }
    return relation(from, to);
  }

  /** The parts of a conditional, one a line if one line does not hold them. */
  private Doc conditional(int from, int to) {
    List<Doc> parts = new ArrayList<>();
    int part = from;
    int nested = 0;
    for (int i = from + 1; i < to; i = pieces.closing(i) + 1) {
      nested += pieces.isWord(i, "if") ? 1 : 0;
      if (nested == 0 && (pieces.isWord(i, "then") || pieces.isWord(i, "else"))) {
        parts.add(branch(part, i));
        parts.add(Docs.LINE);
        part = i;
      } else {
        nested -= pieces.isWord(i, "else") ? 1 : 0;
      }
    }
    parts.add(branch(part, to));
    return Docs.group(Docs.concat(parts));
  }

  private Doc branch(int word, int to) {
    return Docs.group(pieces.doc(word), Docs.nest(Docs.LINE, expression(word + 1, to)));
  }

  private Doc chain(int from, int to, List<Integer> signs) {
    List<Doc> parts = new ArrayList<>();
    int operand = from;
    for (int sign : signs) {
      parts.add(Docs.group(expression(operand, sign)));
      parts.add(Docs.SPACE);
      parts.add(pieces.doc(sign));
      parts.add(Docs.LINE);
      operand = sign + 1;
    }
    parts.add(Docs.group(expression(operand, to)));
    return Docs.group(Docs.concat(parts));
  }

  private Doc relation(int from, int to) {
    List<Integer> signs = pieces.places(from, to, i -> i > from && isRelation(i));
    if (signs.isEmpty()) {
      return arithmetic(from, to);
    }
    int sign = signs.getFirst();
    Doc right = relation(sign + 1, to);
    // A bracket hangs at the end of the line; anything else goes to the next one as a whole.
    boolean hangs = sign + 1 < to && pieces.isOpen(sign + 1);
    Doc tail =
        hangs
            ? Docs.concat(Docs.SPACE, right)
            : Docs.group(Docs.nest(Docs.LINE, Docs.group(right)));
    return Docs.concat(arithmetic(from, sign), Docs.SPACE, pieces.doc(sign), tail);
  }

  private boolean isRelation(int i) {
    Token token = pieces.get(i).token();
    return switch (token.kind()) {
      case DOUBLE_EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
      case IDENTIFIER -> token.is("in") || token.is("has") || token.is("like") || token.is("is");
      default -> false;
    };
  }

  private Doc arithmetic(int from, int to) {
    List<Integer> signs = pieces.places(from, to, i -> i > from && isArithmetic(i));
    // A sign after a sign belongs to what follows it.
    signs.removeIf(i -> isSign(i - 1));
    if (signs.isEmpty()) {
      return signed(from, to);
    }
    List<Doc> parts = new ArrayList<>();
    int operand = from;
    for (int sign : signs) {
      parts.add(signed(operand, sign));
      parts.add(Docs.SPACE);
      parts.add(pieces.doc(sign));
      parts.add(Docs.LINE);
      operand = sign + 1;
    }
    parts.add(signed(operand, to));
    return Docs.group(Docs.nest(Docs.concat(parts)));
  }

  private boolean isArithmetic(int i) {
    return pieces.at(i, TokenKind.PLUS)
        || pieces.at(i, TokenKind.MINUS)
        || pieces.at(i, TokenKind.STAR);
  }

  private boolean isSign(int i) {
    return isArithmetic(i) || pieces.at(i, TokenKind.BANG);
  }

  private Doc signed(int from, int to) {
    List<Doc> parts = new ArrayList<>();
    int at = from;
    while (at < to && isSign(at)) {
      parts.add(pieces.doc(at++));
    }
    parts.add(member(at, to));
    return Docs.concat(parts);
  }

  /** A name, literal, call or bracket with accesses behind it; long chains break at their dots. */
  private Doc member(int from, int to) {
    List<Doc> parts = new ArrayList<>();
    int accessed = 0;
    for (int i = from; i < to; i = pieces.closing(i) + 1) {
      if (pieces.isOpen(i)) {
        parts.add(i > from && needsBlankBeforeBracket(i) ? Docs.SPACE : Docs.EMPTY);
        parts.add(brackets(i));
        continue;
      }
      if (pieces.at(i, TokenKind.DOT) && endsVariables(i)) {
        parts.add(pieces.doc(i));
        parts.add(Docs.SPACE);
        continue;
      }
      if (pieces.at(i, TokenKind.DOT)) {
        parts.add(accessed++ > 0 ? Docs.SOFT_LINE : Docs.EMPTY);
      } else if (i > from && needsBlank(i)) {
        parts.add(Docs.SPACE);
      }
      parts.add(pieces.doc(i));
    }
    Doc whole = Docs.concat(parts);
    return accessed > 1 ? Docs.group(Docs.nest(whole)) : whole;
  }

  /** Words that stood apart stay apart. */
  private boolean needsBlank(int i) {
    Token before = pieces.get(i - 1).token();
    Token token = pieces.get(i).token();
    return isWordlike(before) && isWordlike(token) && before.span().end() < token.span().start();
  }

  /** In rules over time, a bracket can follow a word that calls nothing, or a span of time. */
  private boolean needsBlankBeforeBracket(int i) {
    Token before = pieces.get(i - 1).token();
    return pieces.at(i, TokenKind.LEFT_PARENTHESIS)
        && (QUANTIFIERS.contains(before.text()) || (i > 1 && pieces.at(i - 2, TokenKind.INTEGER)));
  }

  /** The dot that ends the variables of {@code exists} and {@code count for} is no access. */
  private boolean endsVariables(int dot) {
    if (!pieces.at(dot - 1, TokenKind.RIGHT_PARENTHESIS)) {
      return false;
    }
    int i = dot - 1;
    while (i > 0 && !(pieces.isOpen(i) && pieces.closing(i) == dot - 1)) {
      i--;
    }
    return i > 0 && QUANTIFIERS.contains(pieces.get(i - 1).token().text());
  }

  private static boolean isWordlike(Token token) {
    return switch (token.kind()) {
      case IDENTIFIER, INTEGER, STRING, SLOT, RIGHT_PARENTHESIS -> true;
      default -> false;
    };
  }

  /** A bracket with its items, one a line if one line does not hold them. */
  Doc brackets(int open) {
    int close = pieces.closing(open);
    if (close == open + 1) {
      return Docs.concat(pieces.doc(open), pieces.doc(close));
    }
    return Docs.group(
        pieces.doc(open),
        Docs.nest(Docs.SOFT_LINE, items(open + 1, close)),
        Docs.SOFT_LINE,
        pieces.doc(close));
  }

  Doc items(int from, int to) {
    List<Doc> parts = new ArrayList<>();
    int item = from;
    for (int comma : pieces.places(from, to, i -> pieces.at(i, TokenKind.COMMA))) {
      parts.add(item(item, comma));
      parts.add(pieces.doc(comma));
      item = comma + 1;
      parts.add(item < to ? Docs.LINE : Docs.EMPTY);
    }
    parts.add(item(item, to));
    return Docs.concat(parts);
  }

  private Doc item(int from, int to) {
    List<Integer> colons = pieces.places(from, to, i -> pieces.at(i, TokenKind.COLON));
    if (!colons.isEmpty()) {
      int colon = colons.getFirst();
      return Docs.concat(
          member(from, colon), pieces.doc(colon), Docs.SPACE, expression(colon + 1, to));
    }
    return Docs.group(expression(from, to));
  }
}
