package dev.ilk.decide;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Response;
import java.util.List;
import java.util.Optional;

/**
 * Policies in shadow: evaluated with every decision, enforced in none (P4).
 *
 * @param alone only they, so that a request which none of them concerns costs little
 * @param together they and the enforced ones
 */
record Rehearsal(PolicySet alone, Enforced together) {

  /** What the decision would be; empty if no policy in shadow has a say in it. */
  Optional<Decision.Shadow> of(Asking asking) {
    Response own = asking.of(alone);
    if (own.determining().isEmpty()) {
      return Optional.empty();
    }
    Response whole = together.answer(asking);
    List<String> deciding =
        whole.determining().stream()
            .map(Policy::id)
            .filter(id -> alone.policy(id).isPresent())
            .toList();
    if (deciding.isEmpty()) {
      return Optional.empty();
    }
    Decision.Outcome outcome =
        whole.allowed()
            ? Decision.Outcome.ALLOW
            : together.liftable(asking, whole) ? Decision.Outcome.NEEDS : Decision.Outcome.DENY;
    return Optional.of(new Decision.Shadow(outcome, deciding));
  }
}
