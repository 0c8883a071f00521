package dev.ilk.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command line said.
 *
 * @param code its exit code
 * @param text all it printed
 */
public record Told(int code, String text) {
  /**
   * Runs a command line against a server of this machine.
   *
   * @param folder where its local socket is
   * @param arguments without {@code --data}
   * @return what it said
   */
  public static Told by(Path folder, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--data");
    all.add(folder.toString());
    return offline(all.toArray(String[]::new));
  }

  /**
   * Runs a command line that needs no server.
   *
   * @param arguments all of them
   * @return what it said
   */
  static Told offline(String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    int code = dev.ilk.cli.Main.run(writer, writer, arguments);
    writer.flush();
    return new Told(code, text.toString());
  }

  String lastLine() {
    return text.strip().lines().reduce("", (before, line) -> line);
  }
}
