package dev.ilk.decide;

import java.util.List;

/**
 * Decides by Cedar policies. The policies in force can be swapped at any time; each decision is
 * made by one state of them, and a swap never waits for a decision nor a decision for a swap.
 *
 * <p>A policy that errs is skipped, as Cedar says, and named in the reason. Rules over time need
 * {@link RememberingDecider}; what one would apply to is denied here.
 */
public final class CedarDecider implements Decider {
  private volatile Policies policies;

  /**
   * A decider.
   *
   * @param policies those in force at first
   */
  public CedarDecider(Policies policies) {
    this.policies = policies;
  }

  /**
   * Puts other policies in force for all decisions that begin after this returns.
   *
   * @param next the policies
   */
  public void use(Policies next) {
    policies = next;
  }

  /**
   * The policies in force.
   *
   * @return the latest ones
   */
  public Policies inForce() {
    return policies;
  }

  @Override
  public Decision decide(Question question) {
    return decide(Phrased.of(question));
  }

  @Override
  public Decision decide(Phrased asked) {
    Policies current = policies;
    return asked
        .posed()
        .map(posed -> current.rule(posed).decision())
        .orElseGet(() -> unaskable(asked.question(), current));
  }

  static Decision unaskable(Question question, Policies current) {
    String reason =
        "the resource type `%s` is no type that policies can name"
            .formatted(question.target().type());
    return new Decision.Deny(List.of("ilk:resource-type"), reason, current.version());
  }
}
