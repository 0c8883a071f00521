package dev.ilk.rollout;

import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadPolicies;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;

/** Gives out the policies that decide. */
public final class PolicyReading implements Handler<ReadPolicies, ReadPolicies.InForce> {
  private final PolicyStore store;
  private final PoliciesHere here;

  /**
   * Builds the handler.
   *
   * @param store every version
   * @param here what this node decides by beside them
   */
  public PolicyReading(PolicyStore store, PoliciesHere here) {
    this.store = store;
    this.here = here;
  }

  @Override
  public Result<Handled<ReadPolicies.InForce>> act(Permit<ReadPolicies> permit)
      throws PartUnavailable {
    ReadPolicies asked = permit.command();
    try {
      List<PolicyVersion> sets = store.inForce(asked.version().orElse(Long.MAX_VALUE));
      ReadPolicies.InForce found =
          new ReadPolicies.InForce(
              sets.stream().mapToLong(PolicyVersion::number).max().orElse(0),
              here.guardrails(),
              here.declared(),
              sets.stream()
                  .map(set -> new ReadPolicies.Held(set.team(), set.number(), set.files()))
                  .toList(),
              here.here());
      return Result.ok(Handled.of(found, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the policies cannot be read", e);
    }
  }
}
