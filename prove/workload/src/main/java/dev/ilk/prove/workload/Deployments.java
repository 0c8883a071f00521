package dev.ilk.prove.workload;

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
   * What runs of a workload.
   *
   * @param workload the name of a registered one
   * @return empty if it need not be attested
   * @throws StoreUnavailable if that cannot be known now
   */
  Optional<WhatRuns> what(String workload) throws StoreUnavailable;
}
