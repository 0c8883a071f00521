package dev.ilk.prove.workload;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.WhatRuns;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.federation.Instance;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.identity.Identities;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Joins a workload's proof with what was deployed (W6). A workload that must be attested counts
 * only while all that runs, as its evidence tells, was deployed and is not gone. What is found is
 * kept with the proof: deployment, image digests, node and commit, who approved it, and how it was
 * built.
 */
final class Attesting {
  private static final Problem NOT_ATTESTED =
      Problem.of(
              Problem.Kind.UNPROVEN,
              "not_attested",
              "what runs is not what is deployed, as far as Ilk was told")
          .mend("see `ilk deployments list`, or ask an operator of Ilk");

  private final Deployments deployments;

  Attesting(Deployments deployments) {
    this.deployments = deployments;
  }

  Reading<WorkloadProof> judge(WorkloadProof proof, Instant now) {
    Optional<Deployments.Demanded> demanded;
    try {
      demanded = deployments.what(proof.actor().name());
    } catch (StoreUnavailable e) {
      return new Reading.Refused<>(
          TokenRefusal.hidden(Identities.registryUnavailable(), proof.claims()).of(proof.actor()));
    }
    if (demanded.isEmpty()) {
      return new Reading.Accepted<>(proof);
    }
    Result<WorkloadProof> attested =
        proof.token().isPresent()
            ? named(proof, demanded.get().runs(), now)
            : seen(proof, demanded.get(), now);
    return switch (attested) {
      case Result.Ok<WorkloadProof>(WorkloadProof found) -> new Reading.Accepted<>(found);
      case Result.Failed<WorkloadProof>(List<Problem> problems) ->
          new Reading.Refused<>(refusal(proof, problems.getFirst()).of(proof.actor()));
    };
  }

  /** Of a process, its agent is told; all others are told of themselves. */
  private static TokenRefusal refusal(WorkloadProof proof, Problem problem) {
    return proof.method().equals(ProcessProof.METHOD)
        ? ProcessProof.told(problem, proof.claims())
        : new TokenRefusal(problem, NOT_ATTESTED, Optional.empty(), proof.claims());
  }

  /** A token of Ilk's says which deployment it was issued to. */
  private static Result<WorkloadProof> named(WorkloadProof proof, WhatRuns runs, Instant now) {
    String name = proof.claims().getOrDefault(Deployment.NAMED, "");
    Optional<Deployment> there =
        Ids.parse(Id.Deployment.PREFIX, Id.Deployment::new, name)
            .flatMap(runs::deployment)
            .filter(one -> one.isThereAt(now));
    return there
        .map(one -> Result.ok(proof.attested(proof.claims(), ending(proof, one))))
        .orElseGet(
            () -> unproven("deployment_gone", "the token is not of a deployment that is there"));
  }

  private static Result<WorkloadProof> seen(
      WorkloadProof proof, Deployments.Demanded demanded, Instant now) {
    WhatRuns runs = demanded.runs();
    return Seen.of(proof.claims(), runs)
        .then(seen -> {
          List<Deployment> there =
              runs.deployments().stream().filter(one -> one.isThereAt(now)).toList();
          if (there.isEmpty()) {
            return unproven("deployment_gone", "nothing is deployed of the workload");
          }
          return there.stream()
              .filter(one -> one.covers(seen.images()))
              .findFirst()
              .map(one ->
                  Result.ok(
                      proof.attested(
                          evidence(proof.claims(), seen, one, demanded), ending(proof, one))))
              .orElseGet(() ->
                  unproven("image_not_deployed", "what runs is not the image that is deployed"));
        });
  }

  private static SortedMap<String, String> evidence(
      SortedMap<String, String> claims,
      Seen seen,
      Deployment deployment,
      Deployments.Demanded demanded) {
    TreeMap<String, String> evidence = new TreeMap<>(claims);
    evidence.put(Deployment.NAMED, deployment.id().value());
    evidence.put("image_digest", seen.text());
    if (!deployment.commit().isEmpty()) {
      evidence.put("commit", deployment.commit());
    }
    if (!deployment.approvals().isEmpty()) {
      evidence.put(
          Deployment.APPROVED,
          String.join(" ", deployment.approvals().stream().map(Deployment.Approval::as).toList()));
    }
    BuildEvidence.of(seen, deployment, demanded).ifPresent(evidence::putAll);
    seen.instance()
        .ifPresent(instance -> {
          if (!instance.node().isEmpty()) {
            evidence.put("node", instance.node());
          }
          evidence.putIfAbsent("instance", Instance.name(Deployments.TOLD, instance.uid()));
        });
    return evidence;
  }

  /** What is issued within a grace ends with it. */
  private static Instant ending(WorkloadProof proof, Deployment deployment) {
    return deployment.end().map(end -> Ends.earlier(proof.expires(), end)).orElse(proof.expires());
  }

  private static <T> Result<T> unproven(String code, String message) {
    return Result.failed(Problem.of(Problem.Kind.UNPROVEN, code, message));
  }
}
