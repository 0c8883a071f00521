package dev.ilk.cli;

import java.util.List;

/** The server refused, and said why. */
final class RefusedException extends RuntimeException {
  private final transient List<String> lines;

  RefusedException(List<String> lines) {
    super(String.join("; ", lines));
    this.lines = List.copyOf(lines);
  }

  List<String> lines() {
    return lines;
  }
}
