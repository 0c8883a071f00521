package dev.ilk.cedar.diagnostic;

import java.util.Arrays;
import java.util.Optional;

/**
 * A text that was read, kept so that errors found later can still name their place in it.
 * Immutable; the table of lines is made when the first place is asked for.
 */
public final class SourceText {

  /** The longest text that is read, in UTF-16 units: a bound on memory, far above real files. */
  public static final int MAX_LENGTH = 64 * 1024 * 1024;

  /** The source of what was not read from text. */
  public static final SourceText NONE = new SourceText("", "");

  private final String name;
  private final String text;
  private volatile int[] lineStarts = {};

  private SourceText(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /**
   * A text without a name.
   *
   * @param text the text
   * @return the source
   */
  public static SourceText of(String text) {
    return new SourceText("", text);
  }

  /**
   * A text with the name that errors show, such as a file name.
   *
   * @param name the name
   * @param text the text
   * @return the source
   */
  public static SourceText of(String name, String text) {
    return new SourceText(name, text);
  }

  /**
   * The name that errors show.
   *
   * @return the name, empty if there is none
   */
  public String name() {
    return name;
  }

  /**
   * The whole text.
   *
   * @return the text
   */
  public String text() {
    return text;
  }

  /**
   * The piece of text under a span.
   *
   * @param span a span of this text
   * @return the text, empty for {@link Span#NONE}
   */
  public String snippet(Span span) {
    return span.known() ? text.substring(span.start(), span.end()) : "";
  }

  /**
   * Where a span begins.
   *
   * @param span a span of this text
   * @return the place, or empty for {@link Span#NONE}
   */
  public Optional<Location> locate(Span span) {
    if (!span.known()) {
      return Optional.empty();
    }
    int[] starts = lineStarts();
    int found = Arrays.binarySearch(starts, span.start());
    int line = found >= 0 ? found : -found - 2;
    int column = text.codePointCount(starts[line], span.start());
    return Optional.of(new Location(name, line + 1, column + 1));
  }

  private int[] lineStarts() {
    int[] known = lineStarts;
    if (known.length == 0) {
      int lines = 1;
      for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
        lines++;
      }
      known = new int[lines];
      int line = 1;
      for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
        known[line++] = i + 1;
      }
      lineStarts = known;
    }
    return known;
  }
}
