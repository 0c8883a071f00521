package dev.ilk.cedar.ast;

import dev.ilk.cedar.data.Quoting;
import java.util.List;

/**
 * What {@code like} compares with: pieces of literal text with a wildcard between each two, so that
 * {@code "a*b"} is the pieces {@code a} and {@code b}.
 *
 * @param pieces at least one; the first and last are empty where the pattern begins or ends with a
 *     wildcard
 */
public record Pattern(List<String> pieces) {
  public Pattern {
    pieces = List.copyOf(pieces);
  }

  /**
   * Tells whether a text looks like the pattern. Takes the leftmost place for each piece, which
   * suffices since a wildcard stands for any text; so the time is at most that of searching the
   * text once for every piece.
   *
   * @param text any text
   * @return whether it matches as a whole
   */
  public boolean matches(String text) {
    String first = pieces.getFirst();
    if (pieces.size() == 1) {
      return text.equals(first);
    }
    String last = pieces.getLast();
    int end = text.length() - last.length();
    if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
      return false;
    }
    int from = first.length();
    for (int i = 1; i < pieces.size() - 1; i++) {
      String piece = pieces.get(i);
      int found = text.indexOf(piece, from, end);
      if (found < 0) {
        return false;
      }
      from = found + piece.length();
    }
    return true;
  }

  /**
   * The pattern as a literal.
   *
   * @return the pattern in quotes, with literal stars escaped
   */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < pieces.size(); i++) {
      out.append(i > 0 ? "*" : "");
      pieces
          .get(i)
          .codePoints()
          .forEach(c -> {
            if (c == '*') {
              out.append("\\*");
            } else {
              Quoting.escape(c, out);
            }
          });
    }
    return out.append('"').toString();
  }
}
