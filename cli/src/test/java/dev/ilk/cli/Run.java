package dev.ilk.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The command, run within the test. */
record Run(int code, String out, String err) {
  static Run of(Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), words);
    return new Run(code, out.toString(), err.toString());
  }
}
