package dev.ilk.cedar.syntax;

import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.diagnostic.Span;

/** The tokens of a text with one token of lookahead, and a bound on how deep a reader nests. */
public final class TokenStream {

  /** How deep expressions and types may nest. */
  public static final int MAX_NESTING = 200;

  private final Lexer lexer;
  private Token next;
  private Span last = new Span(0, 0);
  private int nesting;

  /**
   * The tokens of a text.
   *
   * @param source the text
   */
  public TokenStream(SourceText source) {
    lexer = new Lexer(source);
    next = lexer.next();
  }

  /**
   * The next token, which stays the next.
   *
   * @return the token
   */
  public Token peek() {
    return next;
  }

  /**
   * Takes the next token.
   *
   * @return the token
   */
  public Token take() {
    Token taken = next;
    last = taken.span();
    next = lexer.next();
    return taken;
  }

  /**
   * Tells whether the next token is of a kind.
   *
   * @param kind the kind
   * @return whether it is
   */
  public boolean at(TokenKind kind) {
    return next.kind() == kind;
  }

  /**
   * Takes the next token if it is of a kind.
   *
   * @param kind the kind
   * @return whether it was
   */
  public boolean accept(TokenKind kind) {
    if (!at(kind)) {
      return false;
    }
    take();
    return true;
  }

  /**
   * Takes the next token if it is a certain word.
   *
   * @param word the word
   * @return whether it was
   */
  public boolean accept(String word) {
    if (!next.is(word)) {
      return false;
    }
    take();
    return true;
  }

  /**
   * Takes the next token, which must be of a kind.
   *
   * @param kind the kind
   * @return the token
   */
  public Token expect(TokenKind kind) {
    if (!at(kind)) {
      throw unexpected(kind.description());
    }
    return take();
  }

  /**
   * The error that the next token does not fit.
   *
   * @param expected what would fit
   * @return the error, to be thrown
   */
  public SyntaxException unexpected(String expected) {
    String found = at(TokenKind.END) ? "end of the text" : "token `" + next.text() + "`";
    return new SyntaxException(next.span(), "unexpected " + found, "expected " + expected);
  }

  /**
   * The span from a place to the end of the last token taken.
   *
   * @param start where it begins
   * @return the span
   */
  public Span since(Span start) {
    return new Span(start.start(), Math.max(start.end(), last.end()));
  }

  /** Goes one level deeper; {@link #leave} comes back. */
  public void enter() {
    if (++nesting > MAX_NESTING) {
      throw new SyntaxException(
          next.span(), "nested too deep", "no more than " + MAX_NESTING + " levels can be read");
    }
  }

  /** Comes back from the last {@link #enter}. */
  public void leave() {
    nesting--;
  }

  /** Skips to after the next semicolon, to go on after an error. */
  public void recover() {
    nesting = 0;
    while (!at(TokenKind.END) && !at(TokenKind.SEMICOLON)) {
      take();
    }
    accept(TokenKind.SEMICOLON);
  }
}
