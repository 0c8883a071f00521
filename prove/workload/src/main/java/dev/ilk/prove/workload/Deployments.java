package dev.ilk.prove.workload;

import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.WhatRuns;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/**
 * What is deployed and runs of the workloads that must be attested by it (W6). Asked for every
 * proof, so answered from memory.
 */
@FunctionalInterface
public interface Deployments {
  /** In whose name instances are known that no issuer of tokens names. */
  String TOLD = "deployments";

  /**
   * What is demanded of a workload, and what there is of it.
   *
   * @param rule the demand
   * @param runs what was told
   */
  record Demanded(AttestationRule rule, WhatRuns runs) {}

  /**
   * What is demanded of a workload, and what runs of it.
   *
   * @param workload the name of a registered one
   * @return empty if it need not be attested
   * @throws StoreUnavailable if that cannot be known now
   */
  Optional<Demanded> what(String workload) throws StoreUnavailable;
}
