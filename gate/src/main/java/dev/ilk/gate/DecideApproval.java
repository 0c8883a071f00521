package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A person approves an action, or says no to it (A2). An approval permits nothing by itself: the
 * question is decided again.
 *
 * @param id the access request
 * @param answer which of them
 * @param arguments the digest of the arguments that the person was shown
 * @param note why, for the record; at most 500 characters, may be empty
 */
public record DecideApproval(Id.AccessRequest id, Answer answer, String arguments, String note)
    implements Command<ApprovalTask> {

  /** Yes or no. */
  public enum Answer {
    APPROVE,
    DENY
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public String action() {
    return answer == Answer.APPROVE ? "ApproveAction" : "DenyAction";
  }

  @Override
  public Particulars asked() {
    return told(Map.of());
  }

  /**
   * What the record says of it.
   *
   * @param more what came of it
   * @return who answered is told by the event
   */
  public Particulars told(Map<String, String> more) {
    TreeMap<String, String> details = new TreeMap<>(more);
    details.put("arguments_sha256", arguments);
    if (!note.isEmpty()) {
      details.put("note", note);
    }
    return Asked.action(action(), "AccessRequest", id.value(), details);
  }
}
