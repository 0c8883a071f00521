package dev.ilk.rollout;

import dev.ilk.decide.PolicyText;
import dev.ilk.gate.ReadPolicies;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;

/** What a node decides by, beside what was applied. */
public interface PoliciesHere {

  /**
   * The guardrails of the node's configuration, which no set can override.
   *
   * @return those that the node was started with
   */
  List<PolicyText> guardrails();

  /**
   * The policies of the registry's declarations.
   *
   * @return as they are at present
   * @throws StoreUnavailable if the store does not answer
   */
  List<PolicyText> declared() throws StoreUnavailable;

  /**
   * What this node's decisions are made by.
   *
   * @return its name, and what is wrong if it is not the latest
   */
  ReadPolicies.Here here();

  /**
   * Looks whether sets could decide together, with guardrails and declared policies.
   *
   * @param texts policies of all sets; of two that cannot be together the later one is told
   * @return everything that is wrong; empty if they could
   * @throws StoreUnavailable if the store does not answer
   */
  List<Problem> problems(List<PolicyText> texts) throws StoreUnavailable;
}
