package dev.ilk.gate.estate;

import java.util.List;

/**
 * A leaked secret as a scan reports it, without the secret.
 *
 * @param fingerprint the secret's HMAC under the server's salt: 24 hexadecimal digits
 * @param rule the rule that found it, with its name for people and whose secrets it finds
 * @param sure how sure it is: 1 likely, 2 by its form, 3 by a checksum
 * @param hint its first and last characters
 * @param belonging whose it is in its own system, as it tells itself; may be empty
 * @param knownAs by what name its vendor shows it; may be empty
 * @param marked why those who scan say that it does no harm; empty if they do not
 * @param inFiles whether it stands in the files as they are now
 * @param inHistory whether it stands in what the files were once
 * @param times how often it stands anywhere
 * @param places where, at most {@link #MOST_PLACES}
 */
public record ReportedLeak(
    String fingerprint,
    Rule rule,
    int sure,
    String hint,
    String belonging,
    String knownAs,
    String marked,
    boolean inFiles,
    boolean inHistory,
    long times,
    List<Spot> places) {
  /** The most places of one leak. */
  public static final int MOST_PLACES = 5;

  public ReportedLeak {
    places = List.copyOf(places);
  }

  /**
   * What found it.
   *
   * @param id a stable name, such as {@code github-token}
   * @param name for people
   * @param provider whose secrets it finds, or {@code any}
   */
  public record Rule(String id, String name, String provider) {}

  /**
   * One place.
   *
   * @param path the file
   * @param line its line, from 1
   * @param commit the commit that brought it; empty if it was read from no history
   */
  public record Spot(String path, long line, String commit) {
    /**
     * The place in one line.
     *
     * @return such as {@code deploy.env:3 in 4f2a9c01}
     */
    public String told() {
      String short8 = commit.length() > 8 ? commit.substring(0, 8) : commit;
      return path + ":" + line + (commit.isEmpty() ? "" : " in " + short8);
    }
  }
}
