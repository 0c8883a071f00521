package dev.ilk.cedar.syntax;

/** The kinds of tokens. Words, also reserved ones, are identifiers to the lexer. */
public enum TokenKind {
  IDENTIFIER("an identifier"),
  INTEGER("an integer"),
  STRING("a string"),
  SLOT("a template slot"),
  AT("`@`"),
  DOT("`.`"),
  COMMA("`,`"),
  SEMICOLON("`;`"),
  COLON("`:`"),
  DOUBLE_COLON("`::`"),
  LEFT_PARENTHESIS("`(`"),
  RIGHT_PARENTHESIS("`)`"),
  LEFT_BRACE("`{`"),
  RIGHT_BRACE("`}`"),
  LEFT_BRACKET("`[`"),
  RIGHT_BRACKET("`]`"),
  DOUBLE_EQUAL("`==`"),
  NOT_EQUAL("`!=`"),
  LESS("`<`"),
  LESS_EQUAL("`<=`"),
  GREATER("`>`"),
  GREATER_EQUAL("`>=`"),
  DOUBLE_BAR("`||`"),
  DOUBLE_AMPERSAND("`&&`"),
  PLUS("`+`"),
  MINUS("`-`"),
  STAR("`*`"),
  SLASH("`/`"),
  PERCENT("`%`"),
  BANG("`!`"),
  EQUAL("`=`"),
  QUESTION("`?`"),
  END("the end of the text");

  private final String description;

  TokenKind(String description) {
    this.description = description;
  }

  /**
   * The kind in messages.
   *
   * @return words, or the sign in backticks
   */
  public String description() {
    return description;
  }
}
