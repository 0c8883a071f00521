package dev.ilk.demo;

/**
 * What a command line said.
 *
 * @param code its exit code
 * @param text all it printed
 */
public record Told(int code, String text) {
  String lastLine() {
    return text.strip().lines().reduce("", (before, line) -> line);
  }
}
