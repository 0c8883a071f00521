package dev.ilk.record;

import java.util.List;

/**
 * Why something was allowed or not.
 *
 * @param code a stable name of the reason, such as {@code allowed} or {@code proof_expired}
 * @param reason one sentence for people, without a final period
 * @param policies the ids of the policies that decided; empty if no policy was asked
 * @param policyVersion which version of the policy set was in force; empty if no policy was asked
 */
public record Verdict(String code, String reason, List<String> policies, String policyVersion) {
  public Verdict {
    policies = List.copyOf(policies);
  }
}
