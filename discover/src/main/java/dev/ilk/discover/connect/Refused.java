package dev.ilk.discover.connect;

/** A system answered with a status that is no success. */
final class Refused extends SystemUnreadable {
  private final int status;

  Refused(String message, int status) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
