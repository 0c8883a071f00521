package dev.ilk.cedar.syntax;

import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.diagnostic.Span;

/**
 * Leaves a reader at the first token that does not fit. Never leaves the module: every entry point
 * turns it into a diagnostic.
 */
public final class SyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Span span;
  private final String help;

  /**
   * An error with advice.
   *
   * @param span where
   * @param message what is wrong
   * @param help what to do, or empty
   */
  public SyntaxException(Span span, String message, String help) {
    super(message, null, false, false);
    this.span = span;
    this.help = help;
  }

  /**
   * An error.
   *
   * @param span where
   * @param message what is wrong
   */
  public SyntaxException(Span span, String message) {
    this(span, message, "");
  }

  /**
   * The error for people.
   *
   * @param source the text that was read
   * @return the diagnostic
   */
  public Diagnostic diagnostic(SourceText source) {
    String message = getMessage();
    return Diagnostic.at(source, span, message == null ? "" : message).withHelp(help);
  }
}
