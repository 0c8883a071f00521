package dev.ilk.cli;

import java.util.List;

/** Policies that are to be worked with are none. */
final class BrokenPoliciesException extends RuntimeException {
  private final transient List<String> lines;

  BrokenPoliciesException(List<String> lines) {
    super(String.join("; ", lines));
    this.lines = List.copyOf(lines);
  }

  List<String> lines() {
    return lines;
  }
}
