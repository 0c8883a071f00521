package dev.ilk.cedar.diagnostic;

/**
 * A stretch of a {@link SourceText}, in UTF-16 units.
 *
 * @param start the first unit
 * @param end the unit after the last, never before {@code start}
 */
public record Span(int start, int end) {

  /** The span of something that was not read from text, such as a policy in JSON. */
  public static final Span NONE = new Span(-1, -1);

  /**
   * Tells whether the span points into a text at all.
   *
   * @return false for {@link #NONE}
   */
  public boolean known() {
    return start >= 0;
  }

  /**
   * The shortest span that holds this one and a later one.
   *
   * @param last a span that does not end before this one
   * @return from the start of this to the end of {@code last}
   */
  public Span to(Span last) {
    return known() && last.known() ? new Span(start, last.end) : NONE;
  }
}
