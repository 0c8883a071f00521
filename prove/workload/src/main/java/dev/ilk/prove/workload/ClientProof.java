package dev.ilk.prove.workload;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Binding;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.client.Authenticated;
import dev.ilk.prove.federation.client.ClientAuthentication;
import dev.ilk.prove.federation.client.ShownClient;
import dev.ilk.prove.federation.client.ShownWebhook;
import dev.ilk.prove.federation.identity.Identities;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.time.Instant;
import java.util.Optional;

/** A workload's proof as an OAuth client of its own. */
final class ClientProof {
  private final Issuers issuers;
  private final ClientAuthentication clients;
  private final Identities<Workload> workloads;

  ClientProof(Issuers issuers, ClientAuthentication clients, Identities<Workload> workloads) {
    this.issuers = issuers;
    this.clients = clients;
    this.workloads = workloads;
  }

  Reading<WorkloadProof> read(
      Issuers.Issuer at, ShownClient shown, Presented presented, Instant now) {
    Environment door = at.environment();
    Reading<Authenticated> client =
        shown.assertion().isPresent()
            ? clients.asserted(shown, issuers.of(door, at.plane()), now)
            : clients.connected(shown, presented, now);
    return client.then(believed -> proven(believed, door, now));
  }

  Reading<WorkloadProof> read(Environment door, ShownWebhook shown, Instant now) {
    return clients.signed(shown, now).then(believed -> proven(believed, door, now));
  }

  private Reading<WorkloadProof> proven(Authenticated believed, Environment door, Instant now) {
    return workloads
        .of(believed, door, now)
        .then(workload ->
            clients
                .spend(believed)
                .then(spent -> new Reading.Accepted<>(proof(workload, spent, now))));
  }

  private static WorkloadProof proof(Workload workload, Authenticated client, Instant now) {
    return new WorkloadProof(
        workload,
        client.method().replace('_', '-'),
        client.issuer(),
        now,
        Ends.earlier(client.end(), workload.end()),
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        client.evidence(),
        Binding.NONE);
  }
}
