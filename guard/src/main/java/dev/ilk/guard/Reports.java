package dev.ilk.guard;

import dev.ilk.keys.jose.Claims;
import java.net.URI;
import java.time.Duration;

/** Tells Ilk of decisions that were made here. */
@FunctionalInterface
public interface Reports {

  /**
   * Takes a report. When this returns, the report is durable: in Ilk's record, or where it will
   * come to be there from.
   *
   * @param report of the form that {@code POST /access/v1/reports} takes, with an id of its own
   * @throws IlkUnavailable if it is not; then the decision must not count
   */
  void take(Claims report) throws IlkUnavailable;

  /**
   * Tells Ilk at once, and waits until the record holds it.
   *
   * @param ilk the public address of Ilk
   * @param own the service's own token
   * @return without anything to close
   */
  static Reports direct(URI ilk, OwnToken own) {
    ReportSender sender = new ReportSender(ilk, own, Duration.ofSeconds(3));
    return report -> {
      switch (sender.send(report.json())) {
        case TAKEN -> {}
        case NOT_NOW, NEVER -> throw new IlkUnavailable("a report was not taken into the record");
      }
    };
  }
}
