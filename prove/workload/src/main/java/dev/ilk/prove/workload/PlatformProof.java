package dev.ilk.prove.workload;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Binding;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.identity.Identities;
import dev.ilk.prove.federation.trust.Federation;
import dev.ilk.prove.federation.trust.Vouched;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.time.Instant;
import java.util.Optional;

/** A workload's proof by a token of its platform. */
final class PlatformProof {
  static final String METHOD = "oidc-federation";

  /** Of a foreign trust domain, so that no policy takes it for an SVID of ours. */
  static final String FOREIGN_SVID = "foreign-jwt-svid";

  private final Federation federation;
  private final Identities<Workload> workloads;

  PlatformProof(Federation federation, Identities<Workload> workloads) {
    this.federation = federation;
    this.workloads = workloads;
  }

  Reading<WorkloadProof> read(Environment door, ShownToken token, Instant now) {
    return federation
        .read(door, token, now)
        .then(vouched ->
            workloads
                .of(vouched, door, now)
                .then(workload -> new Reading.Accepted<>(proof(workload, vouched, now))));
  }

  private static WorkloadProof proof(Workload workload, Vouched vouched, Instant now) {
    return new WorkloadProof(
        workload,
        vouched.issuer().startsWith(TrustDomain.SCHEME) ? FOREIGN_SVID : METHOD,
        vouched.issuer(),
        now,
        Ends.earlier(vouched.expires(), workload.end()),
        Optional.empty(),
        vouched.rule(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        vouched.claims(),
        Binding.NONE);
  }
}
