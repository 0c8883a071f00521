package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.review.Campaign;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * Carry out what was answered in a review, and close it once everything is answered. Each
 * consequence is a command of its own, decided and recorded as if the person had given it by hand;
 * what was denied or failed can be tried again by closing again.
 *
 * @param id which review
 */
public record CloseReview(Id.Review id) implements Command<Campaign> {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Review", id.value());
  }
}
