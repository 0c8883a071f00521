package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Accept a machine identity that is offered, refuse it, or take the offer back.
 *
 * @param subject which, as {@link dev.ilk.actor.Actor#subject()} writes it
 * @param answer which of them
 * @param reason why, for the record; at most 500 characters, needed to refuse
 */
public record AnswerHandOver(String subject, Answer answer, String reason)
    implements Command<HandOver>, AboutIdentity {

  /** What is said to it. */
  public enum Answer {
    /** By the other side: it answers for the identity from now on. */
    ACCEPT("AcceptHandOver"),
    /** By the other side: all stays as it is. */
    REFUSE("RefuseHandOver"),
    /** By whoever proposed it: all stays as it is. */
    WITHDRAW("WithdrawHandOver");

    private final String action;

    Answer(String action) {
      this.action = action;
    }
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
    return answer.action;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(), "Identity", subject, reason.isEmpty() ? Map.of() : Map.of("reason", reason));
  }
}
