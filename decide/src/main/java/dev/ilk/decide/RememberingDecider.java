package dev.ilk.decide;

import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Map;

/** Decides by Cedar policies and what happened before. */
public final class RememberingDecider implements Decider {
  private final CedarDecider decider;
  private final Chronicle chronicle;

  /**
   * A decider.
   *
   * @param decider decides by the policies in force
   * @param chronicle what happened before
   */
  public RememberingDecider(CedarDecider decider, Chronicle chronicle) {
    this.decider = decider;
    this.chronicle = chronicle;
  }

  @Override
  public Decision decide(Phrased asked) throws StoreUnavailable {
    Policies current = decider.inForce();
    return asked.posed().isPresent()
        ? chronicle.rule(current, asked.posed().get(), asked.question().occasion()).decision()
        : CedarDecider.unaskable(asked.question(), current);
  }

  @Override
  public boolean conclude(String request, boolean done, Map<String, Fact> output, Instant now)
      throws StoreUnavailable {
    return chronicle.conclude(decider.inForce(), request, done, Words.record(output), now);
  }
}
