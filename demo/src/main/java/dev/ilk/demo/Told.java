package dev.ilk.demo;

/**
 * What a command line said.
 *
 * @param code its exit code
 * @param text all it printed
 */
public record Told(int code, String text) {
  String lastLine() {
    String[] lines = text.strip().split("\n");
    return lines[lines.length - 1];
  }
}
