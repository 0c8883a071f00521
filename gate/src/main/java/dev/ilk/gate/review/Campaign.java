package dev.ilk.gate.review;

import dev.ilk.kernel.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A review: what it covers, until when it is to be answered, and where it stands.
 *
 * @param id its name
 * @param title what people call it; 1 to 100 characters
 * @param scope which identities
 * @param started when it began
 * @param by who began it
 * @param due until when it is to be answered
 * @param dormant what was not used for so long counts as dormant
 * @param overdue what happens to what nobody has answered by then
 * @param closed when it was closed, and the digest of its report; empty while it is open
 * @param tally how far it is
 */
public record Campaign(
    Id.Review id,
    String title,
    ReviewScope scope,
    Instant started,
    Id.Identity by,
    Instant due,
    Duration dormant,
    Overdue overdue,
    Optional<Closed> closed,
    Tally tally) {

  /** What happens to what nobody has answered in time. */
  public enum Overdue {
    /** Grants end; an identity itself ends only if it is dormant. */
    LAPSE,
    /** It stays, and the report says so. */
    KEEP;

    /**
     * The word for it on the wire.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * That it was closed.
   *
   * @param at when
   * @param report SHA-256 of the report's lines, in hexadecimal digits
   */
  public record Closed(Instant at, String report) {}

  /**
   * How far it is.
   *
   * @param items how many
   * @param answered how many of them are answered
   * @param applied how many answers were carried out
   * @param failed how many answers could not be
   */
  public record Tally(int items, int answered, int applied, int failed) {}
}
