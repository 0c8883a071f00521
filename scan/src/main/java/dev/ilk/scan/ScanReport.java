package dev.ilk.scan;

import java.util.List;

/**
 * What a scan found.
 *
 * @param leaks the secrets, surest first
 * @param unread what could not be read; at most {@link #MOST_UNREAD} are named
 * @param unreadCount how many could not
 * @param files how many files were read, those within archives counted
 * @param bytes how many bytes were read in them
 * @param beyond how many secrets were found beyond those that a report holds
 */
public record ScanReport(
    List<Leak> leaks, List<Unread> unread, long unreadCount, long files, long bytes, long beyond) {
  /** How many secrets a report holds. */
  public static final int MOST_LEAKS = 100_000;

  /** How many unread files a report names. */
  public static final int MOST_UNREAD = 100;

  public ScanReport {
    leaks = List.copyOf(leaks);
    unread = List.copyOf(unread);
  }

  /**
   * The secrets that nobody has marked.
   *
   * @return them, surest first
   */
  public List<Leak> open() {
    return leaks.stream().filter(leak -> leak.allowed().isEmpty()).toList();
  }
}
