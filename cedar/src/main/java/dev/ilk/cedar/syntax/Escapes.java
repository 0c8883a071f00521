package dev.ilk.cedar.syntax;

import dev.ilk.cedar.ast.Pattern;
import dev.ilk.cedar.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/** Undoes the escapes in string literals and patterns. */
public final class Escapes {
  private final Token token;
  private final String raw;
  private final boolean pattern;
  private final List<String> pieces = new ArrayList<>();
  private final StringBuilder piece = new StringBuilder();
  private int at = 1;

  private Escapes(Token token, boolean pattern) {
    this.token = token;
    this.raw = token.text();
    this.pattern = pattern;
  }

  /**
   * The text of a string token.
   *
   * @param token the token, with its quotes
   * @return the text
   */
  public static String string(Token token) {
    return token.text().indexOf('\\') < 0 && token.text().indexOf('\r') < 0
        ? token.text().substring(1, token.text().length() - 1)
        : new Escapes(token, false).read().getFirst();
  }

  /**
   * The pattern of a string token, in which a star is a wildcard unless escaped.
   *
   * @param token the token, with its quotes
   * @return the pattern
   */
  static Pattern pattern(Token token) {
    return new Pattern(new Escapes(token, true).read());
  }

  private List<String> read() {
    int end = raw.length() - 1;
    while (at < end) {
      int start = at;
      int c = raw.codePointAt(at);
      at += Character.charCount(c);
      if (c == '\r') {
        throw new SyntaxException(span(start), "a carriage return in a string must be escaped");
      }
      if (c == '\\') {
        escape(start);
      } else {
        plain(c);
      }
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private void plain(int c) {
    if (pattern && c == '*') {
      pieces.add(piece.toString());
      piece.setLength(0);
    } else {
      piece.appendCodePoint(c);
    }
  }

  private void escape(int start) {
    char c = raw.charAt(at++);
    switch (c) {
      case 'n' -> plain('\n');
      case 'r' -> plain('\r');
      case 't' -> plain('\t');
      case '0' -> plain(0);
      case '\\', '"', '\'' -> plain(c);
      case 'x' -> plain(hex(start));
      case 'u' -> plain(unicode(start));
      case '*' -> {
        if (!pattern) {
          throw invalid(start);
        }
        piece.append('*');
      }
      default -> throw invalid(start);
    }
  }

  /** Two hexadecimal digits, up to 7f. */
  private int hex(int start) {
    int high = at < raw.length() - 1 ? Character.digit(raw.charAt(at), 16) : -1;
    int low = at + 1 < raw.length() - 1 ? Character.digit(raw.charAt(at + 1), 16) : -1;
    at = Math.min(at + 2, raw.length() - 1);
    if (high < 0 || low < 0 || high > 7 || raw.charAt(at - 1) > 0x7f) {
      throw invalid(start);
    }
    return high << 4 | low;
  }

  /** One to six hexadecimal digits in braces, with underscores after the first. */
  private int unicode(int start) {
    int close = raw.indexOf('}', at);
    if (raw.charAt(at) != '{' || close < 0) {
      throw invalid(start);
    }
    String body = raw.substring(at + 1, close);
    String digits = body.replace("_", "");
    at = close + 1;
    if (body.startsWith("_") || digits.length() > 6 || !digits.matches("[0-9a-fA-F]+")) {
      throw invalid(start);
    }
    int c = Integer.parseInt(digits, 16);
    if (c > Character.MAX_CODE_POINT || (c >= Character.MIN_SURROGATE && c <= 0xdfff)) {
      throw invalid(start);
    }
    return c;
  }

  private SyntaxException invalid(int start) {
    String found = raw.substring(start, Math.max(at, start + 1));
    return new SyntaxException(span(start), "`" + found + "` is not a valid escape");
  }

  private Span span(int start) {
    int from = token.span().start();
    return new Span(from + start, from + Math.max(at, start + 1));
  }
}
