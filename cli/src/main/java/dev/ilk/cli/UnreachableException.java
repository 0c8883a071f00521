package dev.ilk.cli;

/** The server cannot be reached. */
final class UnreachableException extends RuntimeException {
  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
