package dev.ilk.gate.estate;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something wrong with a found account or a registered identity, for as long as it is so.
 *
 * @param whose whose
 * @param name the account's name, with its source; the identity's kind and name
 * @param code a stable name, such as {@code stale}
 * @param about the credential or the place that it is about; empty if it is about the whole
 * @param severity {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param reach how far it reaches: among equals the furthest come first
 * @param owasp its place in the OWASP Non-Human Identities Top 10 of 2025; may be empty
 * @param evidence what was seen
 * @param mend what to do
 * @param owner who is to do it: to whom it is assigned, else as the account's system or the
 *     registry names somebody; may be empty
 * @param found since when it is known
 * @param due by when it is to be mended
 * @param latest by when at the latest, as its severity says
 * @param accepted why nothing is done about it for now
 * @param assigned who said who is to mend it
 */
public record FoundWrong(
    Whose whose,
    String name,
    String code,
    String about,
    String severity,
    int reach,
    String owasp,
    String evidence,
    String mend,
    String owner,
    Instant found,
    Instant due,
    Instant latest,
    Optional<Accepted> accepted,
    Optional<Assigned> assigned) {

  /**
   * Somebody's word on who is to mend it.
   *
   * @param to who, as {@link Assignee#told} writes it
   * @param by the subject of who said so
   * @param reason why they
   * @param at when it was said
   * @param due by when; empty if the severity says
   */
  public record Assigned(String to, String by, String reason, Instant at, Optional<Instant> due) {}

  /**
   * What somebody said of it that still counts.
   *
   * @param now the present
   * @return empty if nobody did, or its end has come
   */
  public Optional<Accepted> acceptedAt(Instant now) {
    return accepted.filter(one -> one.until().isAfter(now));
  }

  /**
   * Whether it should have been mended.
   *
   * @param now the present
   * @return false also while it is accepted
   */
  public boolean isOverdue(Instant now) {
    return due.isBefore(now) && acceptedAt(now).isEmpty();
  }

  /** Why nothing is done about a finding. */
  public enum Ground {
    /** It is so, and somebody takes the risk. */
    RISK,
    /** It is not so: whoever looked was misled. */
    MISTAKEN;

    /**
     * Its name on the wire, in the record and in the store.
     *
     * @return such as {@code risk}
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads its name.
     *
     * @param word as on the wire
     * @return empty if there is none of that name
     */
    public static Optional<Ground> of(String word) {
      return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
  }

  /**
   * What somebody said, so that it is not listed for a time.
   *
   * @param by the subject of who said so
   * @param ground whether it is a risk or a mistake
   * @param reason why
   * @param until when it counts again
   */
  public record Accepted(String by, Ground ground, String reason, Instant until) {}
}
