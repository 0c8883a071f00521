package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewScope;
import dev.ilk.kernel.Span;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Begin a review of what identities hold (G1). Each thing is put to who answers for it: people's to
 * their managers, workloads' to the owning team, agents' to the business owner and to security.
 *
 * @param title what people call it; 1 to 100 characters
 * @param scope which identities
 * @param within how long there is to answer; 1 hour to 90 days
 * @param dormant what was not used for so long counts as dormant; 1 to 365 days
 * @param overdue what happens to what nobody answers in time
 */
public record StartReview(
    String title, ReviewScope scope, Duration within, Duration dormant, Campaign.Overdue overdue)
    implements Command<Campaign> {

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
    return Asked.action(
        action(),
        "Review",
        "new",
        Map.of(
            "title", title,
            "scope", scope.told(),
            "within", Span.format(within),
            "overdue", overdue.word()));
  }
}
