package dev.ilk.review;

import dev.ilk.gate.Command;
import dev.ilk.gate.EndDelegation;
import dev.ilk.gate.Narrow;
import dev.ilk.gate.Revoke;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;

/** What an answer leads to. */
public sealed interface Consequence {

  /**
   * How a person would have it done.
   *
   * @return the command
   */
  Command<?> command();

  /**
   * An identity is taken back.
   *
   * @param subject whose
   * @param reason why, as it is recorded
   */
  record Revoked(String subject, String reason) implements Consequence {
    @Override
    public Revoke command() {
      return new Revoke(new Revoke.WholeIdentity(subject), reason);
    }
  }

  /**
   * A delegation ends.
   *
   * @param delegation which
   */
  record Ended(Id.Delegation delegation) implements Consequence {
    @Override
    public EndDelegation command() {
      return new EndDelegation(delegation);
    }
  }

  /**
   * An identity may do less.
   *
   * @param command what is taken away
   */
  record Narrowed(Narrow command) implements Consequence {}

  /**
   * Finds it.
   *
   * @param campaign the review
   * @param item one that is answered
   * @return empty for what stays as it is
   */
  static Optional<Consequence> of(Campaign campaign, ReviewItem item) {
    ReviewAnswer answer = item.answered().orElseThrow().answer();
    String reason = reason(campaign, item);
    return switch (answer) {
      case KEEP -> Optional.empty();
      case REDUCE -> {
        Instant cutoff = campaign.started().minus(campaign.dormant());
        var unused = new HashSet<>(Advice.unused(item.thing(), item.use(), cutoff));
        yield unused.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Narrowed(new Narrow(item.subject(), new Narrow.Scopes(unused), reason)));
      }
      case END -> Optional.of(ending(item, reason));
    };
  }

  private static Consequence ending(ReviewItem item, String reason) {
    String name = item.thing().name();
    return switch (item.thing().sort()) {
      case IDENTITY -> new Revoked(item.subject(), reason);
      case DELEGATION -> new Ended(new Id.Delegation(name));
      case SCOPES -> less(item, new Narrow.Scopes(new HashSet<>(item.thing().parts())), reason);
      case TRUST -> less(item, new Narrow.OfTrust(name), reason);
      case TEAM -> less(item, new Narrow.OfTeam(name), reason);
      case ROLE -> less(item, new Narrow.OfRole(name), reason);
    };
  }

  private static Consequence less(ReviewItem item, Narrow.What what, String reason) {
    return new Narrowed(new Narrow(item.subject(), what, reason));
  }

  /**
   * Why, as it is recorded.
   *
   * @param campaign the review
   * @param item the item
   * @return one sentence without a final period
   */
  static String reason(Campaign campaign, ReviewItem item) {
    return "%s item %d: %s".formatted(campaign.id().value(), item.number(), item.because());
  }
}
