package dev.ilk.cedar.diagnostic;

/**
 * A place in a source text as people count it.
 *
 * @param source the name of the text, such as a file name; empty if it has none
 * @param line from 1
 * @param column from 1, in code points
 */
public record Location(String source, int line, int column) {

  @Override
  public String toString() {
    return (source.isEmpty() ? "" : source + ":") + line + ":" + column;
  }
}
