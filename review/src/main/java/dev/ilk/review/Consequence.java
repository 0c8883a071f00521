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

/** Which command carries an answer out. */
final class Consequence {
  private Consequence() {}

  /** Empty for what stays as it is. */
  static Optional<Command<?>> of(Campaign campaign, ReviewItem item) {
    ReviewAnswer answer = item.answered().orElseThrow().answer();
    String reason = reason(campaign, item);
    return switch (answer) {
      case KEEP -> Optional.empty();
      case REDUCE -> {
        Instant cutoff = campaign.started().minus(campaign.dormant());
        var unused = new HashSet<>(Advice.unused(item.thing(), item.use(), cutoff));
        yield unused.isEmpty()
            ? Optional.empty()
            : Optional.of(new Narrow(item.subject(), new Narrow.Scopes(unused), reason));
      }
      case END -> Optional.of(ending(item, reason));
    };
  }

  private static Command<?> ending(ReviewItem item, String reason) {
    String name = item.thing().name();
    return switch (item.thing().sort()) {
      case IDENTITY -> new Revoke(new Revoke.WholeIdentity(item.subject()), reason);
      case SCOPES ->
          new Narrow(
              item.subject(), new Narrow.Scopes(new HashSet<>(item.thing().parts())), reason);
      case TRUST -> new Narrow(item.subject(), new Narrow.OfTrust(name), reason);
      case DELEGATION -> new EndDelegation(new Id.Delegation(name));
      case TEAM -> new Narrow(item.subject(), new Narrow.OfTeam(name), reason);
      case ROLE -> new Narrow(item.subject(), new Narrow.OfRole(name), reason);
    };
  }

  static String reason(Campaign campaign, ReviewItem item) {
    return "%s item %d: %s".formatted(campaign.id().value(), item.number(), item.because());
  }
}
