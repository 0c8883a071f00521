package dev.ilk.policy.table;

/** A table is not as the format says. Caught where the file is read, and told with its place. */
final class TableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  TableException(int line, String message) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
