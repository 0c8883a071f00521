package dev.ilk.console.page;

import java.util.List;
import java.util.Optional;

/**
 * A role that a person took up for a time, or asked for.
 *
 * @param id its name
 * @param who whose
 * @param role which role
 * @param lasting for how long, in words
 * @param reason why, in the person's words
 * @param state where it stands
 * @param asked when it was asked for
 * @param waitsFor who has still to approve it, as policies name them
 * @param since when it began; empty before
 * @param until when it ends, or ended; empty before it began
 * @param approvers who approved it
 * @param begins whether whoever looks can begin it
 * @param ends whether there is something left to end
 */
public record ElevationRow(
    String id,
    Who who,
    String role,
    String lasting,
    String reason,
    Chip state,
    Moment asked,
    List<String> waitsFor,
    Optional<Moment> since,
    Optional<Moment> until,
    List<Who> approvers,
    boolean begins,
    boolean ends) {
  public ElevationRow {
    waitsFor = List.copyOf(waitsFor);
    approvers = List.copyOf(approvers);
  }

  /**
   * Where its page is.
   *
   * @return a path
   */
  public String address() {
    return "/console/elevations/" + id;
  }
}
