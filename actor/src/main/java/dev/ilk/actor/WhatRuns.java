package dev.ilk.actor;

import dev.ilk.kernel.Id;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Ilk was told of one workload at one moment: what was deployed, and what runs.
 *
 * @param deployments those that have no end, and those whose end is not long ago
 * @param instances by {@link RunningInstance#uid()}
 * @param provenance how images were built, by image
 */
public record WhatRuns(
    List<Deployment> deployments,
    Map<String, RunningInstance> instances,
    Map<ImageDigest, Provenance> provenance) {
  /** Nothing was told. */
  public static final WhatRuns NOTHING = new WhatRuns(List.of(), Map.of(), Map.of());

  public WhatRuns {
    deployments = List.copyOf(deployments);
    instances = Map.copyOf(instances);
    provenance = Map.copyOf(provenance);
  }

  /**
   * A deployment.
   *
   * @param id which
   * @return empty if there is none, or it ended long ago
   */
  public Optional<Deployment> deployment(Id.Deployment id) {
    return deployments.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
