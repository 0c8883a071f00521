package dev.ilk.cedar.schema;

import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.diagnostic.Span;

/** Leaves the reading of a schema whose declarations do not fit together. Stays in the module. */
public final class SchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Span span;
  private final String help;

  SchemaException(Span span, String message, String help) {
    super(message, null, false, false);
    this.span = span;
    this.help = help;
  }

  SchemaException(Span span, String message) {
    this(span, message, "");
  }

  /**
   * The error for people.
   *
   * @param source the schema's text
   * @return the diagnostic
   */
  public Diagnostic diagnostic(SourceText source) {
    String message = getMessage();
    return Diagnostic.at(source, span, message == null ? "" : message).withHelp(help);
  }
}
