package dev.ilk.actor;

import dev.ilk.kernel.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * That a person took up a role for a bounded time, with a reason (H4). It ends by itself.
 *
 * @param id its name
 * @param human who
 * @param role which role
 * @param reason why, in the person's words
 * @param since when it began
 * @param until the first instant at which it no longer holds
 * @param approvers who approved it, in the order in which they did; empty if policies asked for
 *     nobody
 */
public record Elevation(
    Id.Elevation id,
    Id.Identity human,
    Role role,
    String reason,
    Instant since,
    Instant until,
    List<Approver> approvers) {
  /** The shortest that one can be asked for. */
  public static final Duration SHORTEST = Duration.ofMinutes(1);

  /** The longest that one can be asked for, whatever policies say. */
  public static final Duration LONGEST = Duration.ofHours(12);

  /**
   * Somebody who approved it.
   *
   * @param id who
   * @param name their name at that time
   */
  public record Approver(Id.Identity id, String name) {}

  public Elevation {
    approvers = List.copyOf(approvers);
  }

  /**
   * Whether it holds, unless it was ended.
   *
   * @param now an instant
   * @return true from its beginning until its end
   */
  public boolean holdsAt(Instant now) {
    return !now.isBefore(since) && now.isBefore(until);
  }
}
