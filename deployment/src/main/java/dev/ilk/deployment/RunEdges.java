package dev.ilk.deployment;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.ImageDigest;
import dev.ilk.actor.Kind;
import dev.ilk.actor.RunningInstance;
import dev.ilk.actor.WhatRuns;
import dev.ilk.gate.graph.Certainty;
import dev.ilk.gate.graph.Direction;
import dev.ilk.gate.graph.Edge;
import dev.ilk.gate.graph.Edges;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** On which machines workloads run, and who decides what runs as them. */
public final class RunEdges implements Edges {
  /** What the names of machines begin with. */
  private static final String NODE = "node:";

  private final DeploymentStore deployments;
  private final Runs runs;
  private final Named named;

  /** Finds what identities are called. */
  @FunctionalInterface
  public interface Named {
    /**
     * What an identity is called.
     *
     * @param id which
     * @return kind and name; empty if there is none
     * @throws StoreUnavailable if the store does not answer
     */
    Optional<String> subject(Id.Identity id) throws StoreUnavailable;
  }

  /**
   * Those of what was told.
   *
   * @param deployments what was told of workloads
   * @param runs what was told of machines
   * @param named knows who told
   */
  public RunEdges(DeploymentStore deployments, Runs runs, Named named) {
    this.deployments = deployments;
    this.runs = runs;
    this.named = named;
  }

  @Override
  public List<Edge> at(Thing at, Direction direction, Set<Relation> relations, int limit)
      throws StoreUnavailable {
    boolean workload = at.sort() == Thing.Sort.WORKLOAD;
    if (workload && direction == Direction.OUT && relations.contains(Relation.RUNS_ON)) {
      return runningOn(
          deployments.of(name(at)).instances().values().stream()
              .sorted(Comparator.comparing(RunningInstance::uid))
              .toList(),
          limit);
    }
    if (workload && direction == Direction.IN && relations.contains(Relation.CAN_ASSUME)) {
      return deployers(at, deployments.of(name(at)), limit);
    }
    return at.ref().startsWith(NODE)
            && direction == Direction.IN
            && relations.contains(Relation.RUNS_ON)
        ? runningOn(runs.on(at.ref().substring(NODE.length()), limit), limit)
        : List.of();
  }

  private static String name(Thing workload) {
    return workload.ref().substring(workload.ref().indexOf(':') + 1);
  }

  private static List<Edge> runningOn(List<RunningInstance> instances, int limit) {
    List<Edge> edges = new ArrayList<>();
    for (RunningInstance one : instances) {
      if (!one.node().isEmpty() && edges.size() < limit) {
        edges.add(
            new Edge(
                Thing.identity(Kind.WORKLOAD, "workload:" + one.workload()),
                Relation.RUNS_ON,
                Thing.named(NODE + one.node()),
                Certainty.TOLD,
                "its platform told on %s that instance `%s` runs %s there"
                    .formatted(one.since(), one.uid(), images(one))));
      }
    }
    return edges;
  }

  private static String images(RunningInstance one) {
    return one.images().stream()
        .map(ImageDigest::toString)
        .sorted()
        .findFirst()
        .map(first -> one.images().size() > 1 ? first + " and others" : first)
        .orElseThrow();
  }

  /** Whoever deploys a workload decides what code runs as it. */
  private List<Edge> deployers(Thing workload, WhatRuns told, int limit) throws StoreUnavailable {
    List<Edge> edges = new ArrayList<>();
    for (Deployment one : told.deployments()) {
      Optional<String> by = one.end().isPresent() ? Optional.empty() : named.subject(one.by());
      if (by.isPresent() && edges.size() < limit) {
        String kind = by.get().substring(0, by.get().indexOf(':'));
        edges.add(
            new Edge(
                Thing.identity(Kind.of(kind).orElseThrow(), by.get()),
                Relation.CAN_ASSUME,
                workload,
                Certainty.HELD,
                "it told of the deployment `%s`, which decides what runs".formatted(one.name())));
      }
    }
    return edges;
  }
}
