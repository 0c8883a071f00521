package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * An enforcement point asks for what it needs to decide by itself: the policies in force and the
 * workloads of its environment, signed.
 *
 * @param known the version that it has; empty if none. If that is still the one in force, the
 *     answer says so and no more
 */
public record FetchBundle(String known) implements Command<String> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "PolicySet", "all");
  }
}
