package dev.ilk.cedar.diagnostic;

import java.util.Optional;

/**
 * One thing that is wrong, told to the author of a policy, schema or request: lower case, no final
 * period, the author's own words in backticks.
 *
 * @param message what is wrong
 * @param location where, if it was read from text
 * @param help what to do about it; empty if there is nothing to add
 */
public record Diagnostic(String message, Optional<Location> location, String help) {

  /**
   * A diagnostic without a place.
   *
   * @param message what is wrong
   * @return the diagnostic
   */
  public static Diagnostic of(String message) {
    return new Diagnostic(message, Optional.empty(), "");
  }

  /**
   * A diagnostic at a place in a text.
   *
   * @param source the text
   * @param span where in it
   * @param message what is wrong
   * @return the diagnostic
   */
  public static Diagnostic at(SourceText source, Span span, String message) {
    return new Diagnostic(message, source.locate(span), "");
  }

  /**
   * The same with advice.
   *
   * @param advice what to do
   * @return a copy
   */
  public Diagnostic withHelp(String advice) {
    return new Diagnostic(message, location, advice);
  }

  @Override
  public String toString() {
    return location.map(l -> l + ": ").orElse("")
        + message
        + (help.isEmpty() ? "" : " (" + help + ")");
  }
}
