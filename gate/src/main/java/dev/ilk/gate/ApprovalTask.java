package dev.ilk.gate;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An access request as the enforcement point that made it sees it (AuthZEN Access Request and
 * Approval Profile, draft 1, section on task status). Who approved is not told to it.
 *
 * @param id its name, and that of the approval
 * @param status where it stands
 * @param expires until when it waits for an answer
 * @param approved when it was approved, and until when that counts; empty if it was not
 */
public record ApprovalTask(
    Id.AccessRequest id, Status status, Instant expires, Optional<Approved> approved) {

  /**
   * An approval.
   *
   * @param at since when
   * @param until until when it counts
   */
  public record Approved(Instant at, Instant until) {}

  /** Where a request stands. All but the first are for good. */
  public enum Status {
    /** Somebody has yet to answer. */
    PENDING,
    /** Everybody who is needed has approved it. */
    APPROVED,
    /** Somebody who is needed has said no. */
    DENIED,
    /** Nobody answered in time. */
    EXPIRED,
    /** The enforcement point takes it back. */
    CANCELLED;

    /**
     * The word for it on the wire.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
