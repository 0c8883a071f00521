package dev.ilk.server.node;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.actor.TrustDomains;
import dev.ilk.gate.EndFederation;
import dev.ilk.gate.FederateDomain;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListFederations;
import dev.ilk.gate.ReadFederatedBundles;
import dev.ilk.issue.federation.BundleReading;
import dev.ilk.issue.federation.Federating;
import dev.ilk.issue.federation.FederationEnding;
import dev.ilk.issue.federation.FederationListing;
import dev.ilk.issue.federation.FederationStore;
import dev.ilk.issue.federation.Federations;
import dev.ilk.issue.federation.Following;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.bundle.SpiffeBundle;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.prove.federation.issuer.BundleFetch;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.issuer.Reach;
import dev.ilk.prove.federation.trust.ForeignDomains;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a node needs to follow foreign trust domains, put together. */
final class FederationRoom implements ForeignDomains, AutoCloseable {
  private final FederationStore store;
  private final TrustDomains own;
  private final Reach reach;
  private final InstantSource clock;
  private final BundleFetch fetch;
  private final Following following;
  private final Federations federations;

  FederationRoom(FederationStore store, TrustDomains own, Reach reach, InstantSource clock)
      throws StoreUnavailable {
    this.store = store;
    this.own = own;
    this.reach = reach;
    this.clock = clock;
    this.fetch = new BundleFetch(reach, IssuerKeys.TIMEOUT, Optional.empty());
    this.following = new Following(store, fetch::of);
    this.federations = new Federations(store);
    federations.refresh();
  }

  /** Adds the handlers; {@code seen} has this node see its own changes before it answers. */
  Handlers.Builder handlers(Handlers.Builder builder, DeploymentHandlers.Seen seen) {
    return builder
        .on(FederateDomain.class, seen.of(new Federating(store, own, reach::objection, following)))
        .on(EndFederation.class, seen.of(new FederationEnding(store)))
        .on(ListFederations.class, new FederationListing(store))
        .on(ReadFederatedBundles.class, new BundleReading(federations));
  }

  @Override
  public Optional<JwkSet> tokenKeys(Environment at, TrustDomain domain, Instant now) {
    return federations.bundle(at, domain, now).map(SpiffeBundle::tokenKeys);
  }

  Federations federations() {
    return federations;
  }

  List<Upkeep.Chore> chores() {
    return List.of(
        new Upkeep.Chore(
            "reading bundles of foreign trust domains", () -> following.look(clock.instant())));
  }

  @Override
  public void close() {
    fetch.close();
  }
}
