package dev.ilk.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Keeps what other systems and callers named from speaking to the terminal: control characters but
 * line ends and tabs, and those that turn the direction of text, are written as U+FFFD.
 */
final class Printable extends FilterWriter {
  private static final char INSTEAD = '\uFFFD';
  private static final String LINE_END = "\n" + System.lineSeparator();

  Printable(Writer out) {
    super(out);
  }

  @Override
  public void write(int character) throws IOException {
    out.write(shown((char) character));
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      out.write(shown(text[i]));
    }
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      out.write(shown(text.charAt(i)));
    }
  }

  private static char shown(char one) {
    boolean layout = one == '\t' || LINE_END.indexOf(one) >= 0;
    boolean turning = (one >= '\u202A' && one <= '\u202E') || (one >= '\u2066' && one <= '\u2069');
    return (Character.isISOControl(one) && !layout) || turning ? INSTEAD : one;
  }
}
