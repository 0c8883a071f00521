package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.review.Campaign;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Set;

/**
 * See reviews, the latest first.
 *
 * @param limit at most so many, 1 to 200
 */
public record ListReviews(int limit) implements Command<List<Campaign>> {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Review", "all");
  }
}
