package dev.ilk.server.node;

import dev.ilk.approval.StoredRequests;
import dev.ilk.decide.Decider;
import dev.ilk.elevation.Beginning;
import dev.ilk.elevation.Elevating;
import dev.ilk.elevation.Ending;
import dev.ilk.elevation.Showing;
import dev.ilk.elevation.sealed.Opening;
import dev.ilk.elevation.sealed.Sealing;
import dev.ilk.gate.BeginElevation;
import dev.ilk.gate.DrillBreakGlass;
import dev.ilk.gate.EndElevation;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListElevations;
import dev.ilk.gate.OpenBreakGlass;
import dev.ilk.gate.ReadElevation;
import dev.ilk.gate.ReplayElevation;
import dev.ilk.gate.Replaying;
import dev.ilk.gate.RequestElevation;
import dev.ilk.gate.SealBreakGlass;
import dev.ilk.kernel.Ids;
import dev.ilk.record.trace.History;
import dev.ilk.registry.directory.Directory;
import dev.ilk.store.Stores;

/** What carries out the commands about roles taken up for a time, by asking or by a seal. */
record ElevationHandlers(
    Stores stores, StoredRequests requests, Directory directory, Decider decider, Ids ids) {

  Handlers.Builder in(
      Handlers.Builder handlers, History history, Showing showing, DeploymentHandlers.Seen seen) {
    Opening opening = new Opening(stores.seals(), ids);
    return handlers
        .on(
            RequestElevation.class,
            seen.of(new Elevating(stores.elevations(), stores.approvals(), decider, ids)))
        .on(
            BeginElevation.class,
            seen.of(
                new Beginning(
                    stores.elevations(),
                    stores.approvals(),
                    requests,
                    directory::identity,
                    decider,
                    ids)))
        .on(EndElevation.class, seen.of(new Ending(stores.elevations(), stores.approvals())))
        .on(ReadElevation.class, showing::read)
        .on(ListElevations.class, showing::list)
        .on(ReplayElevation.class, new Replaying(history))
        .on(SealBreakGlass.class, new Sealing(stores.seals(), directory))
        .on(OpenBreakGlass.class, seen.of(opening::open))
        .on(DrillBreakGlass.class, opening::drill);
  }
}
