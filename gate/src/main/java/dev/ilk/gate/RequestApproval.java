package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An enforcement point asks that people approve what was denied for want of their approval (A2).
 *
 * @param denied the question that was denied
 * @param arguments a digest of all that was asked
 * @param shown all that was asked, as JSON, for those who are to approve it
 * @param binding the token that came with the denial
 */
public record RequestApproval(EvaluateAccess denied, String arguments, String shown, String binding)
    implements Command<ApprovalTask> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("verb", denied.verb());
    details.put("arguments_sha256", arguments);
    return new Particulars.OfAction(
        action(),
        Optional.empty(),
        denied.resource().type(),
        denied.resource().id(),
        denied.token(),
        details);
  }

  /**
   * What the record says of it once there is a request.
   *
   * @param task what came of it
   * @return under the request's own name, by which its answers are found as well
   */
  public Particulars told(ApprovalTask task) {
    return Asked.action(
        action(),
        "AccessRequest",
        task.id().value(),
        Map.of(
            "verb",
            denied.verb(),
            "resource",
            denied.resource().type() + " " + denied.resource().id(),
            "arguments_sha256",
            arguments,
            "status",
            task.status().word()));
  }

  @Override
  public Optional<Id.Correlation> journey() {
    return denied.journey();
  }
}
