package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Approve somebody's recovery, say no to it, or take one's own back.
 *
 * @param id which
 * @param answer which of these
 */
public record DecideRecovery(Id.Recovery id, Answer answer) implements Command<Done> {

  /** What can be done with a recovery. */
  public enum Answer {
    APPROVE,
    REFUSE,
    CANCEL
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
    return switch (answer) {
      case APPROVE -> "ApproveRecovery";
      case REFUSE -> "RefuseRecovery";
      case CANCEL -> "CancelRecovery";
    };
  }

  @Override
  public Particulars asked() {
    return told(Map.of());
  }

  /**
   * What the record says of it.
   *
   * @param more whose it is, and when it opens
   * @return who answered is told by the event
   */
  public Particulars told(Map<String, String> more) {
    return Asked.action(action(), "Recovery", id.value(), new TreeMap<>(more));
  }
}
