package dev.ilk.cedar.syntax;

import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.diagnostic.Span;

/** Cuts a text into tokens, one at a time. */
final class Lexer {
  private final String text;
  private int at;

  Lexer(SourceText source) {
    this.text = source.text();
    if (text.length() > SourceText.MAX_LENGTH) {
      throw new SyntaxException(new Span(0, 0), "the text is longer than can be read");
    }
  }

  Token next() {
    skipBlanks();
    int start = at;
    if (at == text.length()) {
      return new Token(TokenKind.END, "", new Span(start, start));
    }
    TokenKind kind = scan(text.charAt(at));
    return new Token(kind, text.substring(start, at), new Span(start, at));
  }

  private void skipBlanks() {
    while (at < text.length()) {
      if (isSpace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("//", at)) {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else {
        return;
      }
    }
  }

  /** Unicode's White_Space. */
  private static boolean isSpace(char c) {
    return switch (c) {
      case ' ', '\t', '\n', 0x0b, '\f', '\r', 0x85, 0xa0, 0x1680 -> true;
      case 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
      default -> c >= 0x2000 && c <= 0x200a;
    };
  }

  private TokenKind scan(char first) {
    if (isLetter(first)) {
      return word(TokenKind.IDENTIFIER);
    }
    if (isDigit(first)) {
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      return TokenKind.INTEGER;
    }
    if (first == '"') {
      return string();
    }
    if (first == '?' && at + 1 < text.length() && isLetter(text.charAt(at + 1))) {
      at++;
      return word(TokenKind.SLOT);
    }
    return sign(first);
  }

  private TokenKind word(TokenKind kind) {
    while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
      at++;
    }
    return kind;
  }

  private TokenKind string() {
    int start = at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return TokenKind.STRING;
      }
      if (c == '\\' && at < text.length() && text.charAt(at++) == '\n') {
        throw new SyntaxException(new Span(at - 2, at), "a string cannot be continued with `\\`");
      }
    }
    throw new SyntaxException(
        new Span(start, start + 1), "this string is not closed", "add a `\"`");
  }

  private TokenKind sign(char first) {
    char second = at + 1 < text.length() ? text.charAt(at + 1) : 0;
    TokenKind pair =
        switch (first) {
          case ':' -> second == ':' ? TokenKind.DOUBLE_COLON : TokenKind.COLON;
          case '=' -> second == '=' ? TokenKind.DOUBLE_EQUAL : TokenKind.EQUAL;
          case '!' -> second == '=' ? TokenKind.NOT_EQUAL : TokenKind.BANG;
          case '<' -> second == '=' ? TokenKind.LESS_EQUAL : TokenKind.LESS;
          case '>' -> second == '=' ? TokenKind.GREATER_EQUAL : TokenKind.GREATER;
          case '|' -> second == '|' ? TokenKind.DOUBLE_BAR : TokenKind.END;
          case '&' -> second == '&' ? TokenKind.DOUBLE_AMPERSAND : TokenKind.END;
          case '@' -> TokenKind.AT;
          case '.' -> TokenKind.DOT;
          case ',' -> TokenKind.COMMA;
          case ';' -> TokenKind.SEMICOLON;
          case '(' -> TokenKind.LEFT_PARENTHESIS;
          case ')' -> TokenKind.RIGHT_PARENTHESIS;
          case '{' -> TokenKind.LEFT_BRACE;
          case '}' -> TokenKind.RIGHT_BRACE;
          case '[' -> TokenKind.LEFT_BRACKET;
          case ']' -> TokenKind.RIGHT_BRACKET;
          case '+' -> TokenKind.PLUS;
          case '-' -> TokenKind.MINUS;
          case '*' -> TokenKind.STAR;
          case '/' -> TokenKind.SLASH;
          case '%' -> TokenKind.PERCENT;
          case '?' -> TokenKind.QUESTION;
          default -> TokenKind.END;
        };
    if (pair == TokenKind.END) {
      int length = Character.charCount(text.codePointAt(at));
      String found = text.substring(at, at + length);
      // Step over it, so that reading can go on after the error.
      at += length;
      throw new SyntaxException(new Span(at - length, at), "unexpected character `" + found + "`");
    }
    // The description of a sign is the sign between backticks.
    at += pair.description().length() - 2;
    return pair;
  }

  private static boolean isLetter(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
