package dev.ilk.deployment;

import dev.ilk.actor.AttestationRule;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/** What is declared of workloads that deployments are told of. */
public interface Demands {

  /**
   * What a workload must be attested by.
   *
   * @param workload its name
   * @return empty if nothing
   * @throws StoreUnavailable if that cannot be known now
   */
  Optional<AttestationRule> demand(String workload) throws StoreUnavailable;

  /**
   * The names by which tokens may tell an instance of a workload.
   *
   * @param workload its name
   * @param uid the instance's id at its platform
   * @return at least one
   * @throws StoreUnavailable if that cannot be known now
   */
  List<String> instanceNames(String workload, String uid) throws StoreUnavailable;
}
