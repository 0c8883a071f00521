package dev.ilk.decide;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Delegation;
import java.util.Map;
import java.util.Optional;

/**
 * May this actor do this to that, under these circumstances?
 *
 * @param actor who
 * @param delegation the delegation it acts under, if any
 * @param action what, such as {@code ExchangeToken} or {@code payments:refund}
 * @param target to what
 * @param context the circumstances: environment, tenant, time, network, proof, purpose
 */
public record Question(
    Actor actor,
    Optional<Delegation> delegation,
    String action,
    Target target,
    Map<String, Fact> context) {
  public Question {
    context = Map.copyOf(context);
  }
}
