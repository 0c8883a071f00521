package dev.ilk.decide;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Delegation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * May this actor do this to that, under these circumstances?
 *
 * @param actor who
 * @param delegation the delegation it acts under, if any
 * @param action what, such as {@code ExchangeToken} or {@code payments:refund}
 * @param target to what
 * @param context the circumstances: environment, tenant, time, network, proof, purpose
 * @param groups the groups that the action is in, such as {@code execute}
 * @param occasion that somebody will act on the answer; empty for a question that is only supposed
 */
public record Question(
    Actor actor,
    Optional<Delegation> delegation,
    String action,
    Target target,
    Map<String, Fact> context,
    Set<String> groups,
    Optional<Occasion> occasion) {
  public Question {
    context = Map.copyOf(context);
    groups = Set.copyOf(groups);
  }

  /**
   * A question about an action that is in no group.
   *
   * @param actor who
   * @param delegation the delegation it acts under, if any
   * @param action what
   * @param target to what
   * @param context the circumstances
   * @param occasion that somebody will act on the answer
   */
  public Question(
      Actor actor,
      Optional<Delegation> delegation,
      String action,
      Target target,
      Map<String, Fact> context,
      Optional<Occasion> occasion) {
    this(actor, delegation, action, target, context, Set.of(), occasion);
  }

  /**
   * A question that is only supposed: rules over time look back at the history as it is, and do not
   * remember it.
   *
   * @param actor who
   * @param delegation the delegation it acts under, if any
   * @param action what
   * @param target to what
   * @param context the circumstances
   */
  public Question(
      Actor actor,
      Optional<Delegation> delegation,
      String action,
      Target target,
      Map<String, Fact> context) {
    this(actor, delegation, action, target, context, Set.of(), Optional.empty());
  }
}
