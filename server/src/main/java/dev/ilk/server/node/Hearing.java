package dev.ilk.server.node;

import dev.ilk.console.Bell;
import dev.ilk.deployment.LiveDeployments;
import dev.ilk.elevation.ActiveElevations;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.issue.revocation.Suspensions;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps what is held in memory as other nodes left it. */
record Hearing(
    Directory directory,
    Revocations revocations,
    PoliciesInForce policies,
    Suspensions suspensions,
    ActiveElevations elevations,
    AuthorityRoom keys,
    LiveDeployments deployments,
    FederationRoom federation,
    Bell bell,
    InstantSource clock)
    implements Watcher.Listener {

  @Override
  public void changed(Changes.Change change) throws Exception {
    directory.apply(change);
    switch (change.topic()) {
      case REVOCATION -> revocations.catchUp();
      case DECLARATION, POLICIES -> policies.refresh();
      case SUSPENSION -> suspensions.refresh();
      case ELEVATION -> elevations.refresh(clock.instant());
      case KEY -> keys.changed(change.key());
      case DEPLOYMENT -> deployments.changed(change.key());
      case FEDERATION -> federation.federations().refresh();
      case APPROVAL -> bell.ring();
      case IDENTITY, DELEGATION, SESSION -> {}
    }
  }

  @Override
  public void current(Instant asOf) throws StoreUnavailable {
    revocations.confirm(asOf);
    deployments.retireDue(asOf);
    elevations.confirm(asOf);
  }
}
