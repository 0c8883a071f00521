package dev.ilk.prove.workload;

import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.ProcessRule.Trait;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.identity.Identities;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A workload's proof by an agent that saw its process (W6). The agent is a workload that proved
 * itself; what it saw is believed where a rule names it.
 */
final class ProcessProof {
  static final String METHOD = "process-attestation";

  /** Under which name a proof tells what its agent is taken back by. */
  static final String AGENT_INSTANCE = "agent_instance";

  /** What was seen a moment ago says something of the next minutes, and no more. */
  static final Duration HOLDS = Duration.ofMinutes(10);

  private static final int LONGEST = 256;

  private final Processes processes;
  private final Identities<Workload> workloads;

  ProcessProof(Processes processes, Identities<Workload> workloads) {
    this.processes = processes;
    this.workloads = workloads;
  }

  Reading<WorkloadProof> read(WorkloadProof agent, Map<Trait, String> seen, Instant now) {
    SortedMap<String, String> evidence = evidence(agent, seen);
    if (agent.represented().isPresent()) {
      return refused("agent_for_another", "an agent that acts for another sees nothing", evidence);
    }
    List<ProcessRule> matching;
    try {
      matching =
          processes.seenBy(agent.actor().name()).stream()
              .filter(rule -> rule.matches(seen))
              .toList();
    } catch (StoreUnavailable e) {
      return new Reading.Refused<>(TokenRefusal.hidden(Identities.registryUnavailable(), evidence));
    }
    if (matching.isEmpty()) {
      return refused("process_unknown", "no rule of this agent matches the process", evidence);
    }
    ProcessRule rule = matching.getFirst();
    if (!matching.stream().allMatch(one -> one.workload().equals(rule.workload()))) {
      return refused(
          "process_ambiguous", "rules of more than one workload match the process", evidence);
    }
    return workloads
        .named(
            rule.workload(), agent.actor().environment(), now, problem -> told(problem, evidence))
        .then(workload ->
            new Reading.Accepted<>(proof(workload, agent.actor(), rule, evidence, now)));
  }

  private static WorkloadProof proof(
      Workload workload,
      Workload agent,
      ProcessRule rule,
      SortedMap<String, String> evidence,
      Instant now) {
    return new WorkloadProof(
        workload,
        METHOD,
        agent.subject(),
        now,
        Ends.earlier(now.plus(HOLDS), workload.end()),
        Optional.empty(),
        rule.name(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        evidence,
        Binding.NONE);
  }

  private static SortedMap<String, String> evidence(WorkloadProof agent, Map<Trait, String> seen) {
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("agent", agent.actor().name());
    Optional.ofNullable(agent.claims().get("instance"))
        .ifPresent(name -> evidence.put(AGENT_INSTANCE, name));
    seen.forEach((trait, value) ->
        evidence.put(
            trait.word(), value.length() <= LONGEST ? value : value.substring(0, LONGEST)));
    return evidence;
  }

  private static <T> Reading<T> refused(
      String code, String message, SortedMap<String, String> evidence) {
    return new Reading.Refused<>(told(Problem.of(Problem.Kind.UNPROVEN, code, message), evidence));
  }

  /** The agent is told that it is the process, and not itself, that has no identity. */
  static TokenRefusal told(Problem problem, SortedMap<String, String> evidence) {
    if (problem.kind() == Problem.Kind.UNAVAILABLE) {
      return TokenRefusal.hidden(problem, evidence);
    }
    Problem told =
        Problem.of(
                Problem.Kind.REFUSED, "process_refused", "the process has no identity of its own")
            .mend("see which `processes` are declared for it, or ask an operator of Ilk");
    return new TokenRefusal(problem, told, Optional.empty(), evidence);
  }
}
