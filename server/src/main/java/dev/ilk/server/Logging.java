package dev.ilk.server;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The log of the process: one line an event on standard error, the libraries' only if something is
 * wrong. What Ilk did for whom is not here but in the record.
 */
final class Logging {
  private static final String LINE = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n";

  /** Kept, or the levels would be lost with the loggers. */
  private static final List<Logger> OURS = Stream.of("dev.ilk").map(Logger::getLogger).toList();

  private Logging() {}

  /** To be called before anything is logged. */
  static void toStandardError() {
    System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
    Logger.getLogger("").setLevel(Level.WARNING);
    OURS.forEach(logger -> logger.setLevel(Level.INFO));
  }
}
