package dev.ilk.server.node;

import dev.ilk.deployment.Approving;
import dev.ilk.deployment.Demands;
import dev.ilk.deployment.DeploymentStore;
import dev.ilk.deployment.Listing;
import dev.ilk.deployment.LiveDeployments;
import dev.ilk.deployment.ProvenanceAdding;
import dev.ilk.deployment.Telling;
import dev.ilk.gate.AddProvenance;
import dev.ilk.gate.ApproveDeployment;
import dev.ilk.gate.Command;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListDeployments;
import dev.ilk.gate.ReportDeployment;
import dev.ilk.kernel.Ids;
import java.time.InstantSource;

/** What carries out the commands about what is deployed. */
record DeploymentHandlers(
    DeploymentStore store, LiveDeployments live, Demands demands, Ids ids, InstantSource clock) {

  /** Makes handlers whose change this node has seen itself before it is answered. */
  interface Seen {
    <C extends Command<R>, R> Handler<C, R> of(Handler<C, R> handler);
  }

  Handlers.Builder in(Handlers.Builder handlers, Seen seen) {
    return handlers
        .on(ReportDeployment.class, seen.of(new Telling(store, live, demands, ids, clock)))
        .on(ApproveDeployment.class, seen.of(new Approving(store)))
        .on(AddProvenance.class, seen.of(new ProvenanceAdding(store, demands, clock)))
        .on(ListDeployments.class, new Listing(store));
  }
}
