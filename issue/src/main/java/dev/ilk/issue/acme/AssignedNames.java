package dev.ilk.issue.acme;

import dev.ilk.actor.DnsName;
import dev.ilk.actor.Workload;
import dev.ilk.gate.PartUnavailable;
import java.util.List;

/** Which names the registry gives to a workload. */
@FunctionalInterface
public interface AssignedNames {

  /**
   * The names of one workload.
   *
   * @param workload whose
   * @return empty if it has none
   * @throws PartUnavailable if that cannot be known now
   */
  List<DnsName> of(Workload workload) throws PartUnavailable;
}
