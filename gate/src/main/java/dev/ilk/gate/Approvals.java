package dev.ilk.gate;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks approvals up when a question refers to one. */
public interface Approvals {

  /**
   * An approval that counts now.
   *
   * @param request the access request
   * @param arguments a digest of the arguments that are asked about now
   * @param guard who asks
   * @param now the present
   * @return empty if there is none, it was denied, is over, was given to another enforcement point,
   *     or for other arguments
   * @throws PartUnavailable if the store does not answer
   */
  Optional<Granted> granted(
      Id.AccessRequest request, String arguments, Id.Identity guard, Instant now)
      throws PartUnavailable;

  /**
   * What was granted.
   *
   * @param approvers as which approvers people approved, as policies name them
   * @param by who they are
   */
  record Granted(List<String> approvers, List<Id.Identity> by) {
    public Granted {
      approvers = List.copyOf(approvers);
      by = List.copyOf(by);
    }
  }
}
