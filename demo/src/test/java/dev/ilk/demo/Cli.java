package dev.ilk.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line as it is used from elsewhere, without the server's local socket. */
final class Cli {
  private static final int PATIENCE_SECONDS = 60;

  private final StringBuffer text = new StringBuffer();
  private final CompletableFuture<Integer> ended;

  private Cli(String... arguments) {
    PrintWriter writer = new PrintWriter(new Tee(text), true);
    ended = CompletableFuture.supplyAsync(() -> dev.ilk.cli.Main.run(writer, writer, arguments));
  }

  /** Runs a command to its end. */
  static Told run(String... arguments) throws Exception {
    Cli cli = begin(arguments);
    return new Told(cli.code(), cli.text());
  }

  /** Begins a command that waits for a person. */
  static Cli begin(String... arguments) {
    return new Cli(arguments);
  }

  int code() throws Exception {
    return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  String text() {
    return text.toString();
  }

  /** Waits until it has said something. */
  Matcher says(Pattern wanted) throws Exception {
    synchronized (text) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      Matcher found = wanted.matcher(text);
      while (!found.find()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("never said: " + text);
        }
        text.wait(1000);
        found = wanted.matcher(text);
      }
      return found;
    }
  }

  /** Tells whoever waits of each line. */
  private static final class Tee extends StringWriter {
    private final StringBuffer into;

    Tee(StringBuffer into) {
      this.into = into;
    }

    @Override
    public void write(String line, int offset, int length) {
      synchronized (into) {
        into.append(line, offset, offset + length);
        into.notifyAll();
      }
    }

    @Override
    public void write(int one) {
      synchronized (into) {
        into.append((char) one);
        into.notifyAll();
      }
    }

    @Override
    public void write(char[] some, int offset, int length) {
      write(new String(some), offset, length);
    }
  }
}
