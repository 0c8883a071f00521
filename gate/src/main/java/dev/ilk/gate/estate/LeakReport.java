package dev.ilk.gate.estate;

import java.util.List;
import java.util.Optional;

/**
 * A part of what a scan found.
 *
 * @param source what was scanned
 * @param scan the scan's number, as it was given when it began
 * @param leaks some of them, at most {@link #MOST}
 * @param end what the scan read, with its last part; nothing before, or if it could not read all
 */
public record LeakReport(String source, long scan, List<ReportedLeak> leaks, Optional<End> end) {
  /** The most leaks of one part. */
  public static final int MOST = 200;

  public LeakReport {
    leaks = List.copyOf(leaks);
  }

  /** What a scan read to its end; what it did not show then stands there no more. */
  public enum End {
    /** The files as they are. */
    FILES,
    /** The files, and all that they were once. */
    FILES_AND_HISTORY
  }
}
