package dev.ilk.prove.workload;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.JoinedAgent;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Problem;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.federation.Evidence;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.client.JoinAuthentication;
import dev.ilk.prove.federation.client.ShownClient;
import dev.ilk.prove.federation.identity.Identities;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The proof of a SPIFFE agent that joins, or joined, by a token (W6). */
final class JoinProof {
  static final String TOKEN = "join-token";
  static final String KEY = "joined-agent";

  /** Under which names the handler finds by what an agent joins, and which joined. */
  private static final String BY = "join_token";

  private static final String AGENT = "joined_agent";

  private final Issuers issuers;
  private final JoinAuthentication joined;
  private final Identities<Workload> workloads;

  JoinProof(Issuers issuers, JoinAuthentication joined, Identities<Workload> workloads) {
    this.issuers = issuers;
    this.joined = joined;
    this.workloads = workloads;
  }

  Reading<WorkloadProof> token(Environment door, ShownToken shown, Instant now) {
    return joined
        .token(door, shown, now)
        .then(token ->
            workloads
                .withId(
                    token.holder(),
                    door,
                    now,
                    problem -> TokenRefusal.hidden(problem, Evidence.of(shown)))
                .then(workload -> {
                  SortedMap<String, String> claims = new TreeMap<>();
                  claims.put(BY, Secrets.digest(shown.text()));
                  return new Reading.Accepted<>(
                      proof(workload, TOKEN, TOKEN, token.expires(), claims, now));
                }));
  }

  /** Whoever joins must show the key that it joins with. */
  static Reading<WorkloadProof> keyed(WorkloadProof proof, ShownToken shown) {
    return proof.binding().key().isPresent()
        ? new Reading.Accepted<>(proof)
        : new Reading.Refused<>(
            TokenRefusal.open(
                    Problem.of(
                            Problem.Kind.UNPROVEN,
                            "dpop_proof_missing",
                            "an agent joins with a key, of which no proof came")
                        .mend("send `Authorization: DPoP` and a proof in the header `DPoP`"),
                    shown)
                .of(proof.actor()));
  }

  Reading<WorkloadProof> key(Issuers.Issuer at, ShownClient shown, Instant now) {
    return joined
        .asserted(shown, issuers.of(at.environment(), at.plane()), now)
        .then(believed ->
            workloads
                .withId(believed.agent().holder(), at.environment(), now, believed::refusal)
                .then(workload ->
                    joined
                        .spend(believed)
                        .then(
                            spent -> new Reading.Accepted<>(proof(workload, spent.agent(), now)))));
  }

  private static WorkloadProof proof(Workload workload, JoinedAgent agent, Instant now) {
    SortedMap<String, String> claims = new TreeMap<>();
    claims.put(AGENT, agent.id().value());
    claims.put("instance", agent.instance());
    claims.put("jkt", agent.thumbprint());
    return proof(workload, KEY, agent.id().value(), agent.expires(), claims, now);
  }

  private static WorkloadProof proof(
      Workload workload,
      String method,
      String issuer,
      Instant end,
      SortedMap<String, String> claims,
      Instant now) {
    return new WorkloadProof(
        workload,
        method,
        issuer,
        now,
        Ends.earlier(end, workload.end()),
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        claims,
        Binding.NONE);
  }
}
