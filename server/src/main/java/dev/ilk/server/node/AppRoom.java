package dev.ilk.server.node;

import dev.ilk.actor.Issuers;
import dev.ilk.gate.Authorize;
import dev.ilk.gate.Command;
import dev.ilk.gate.EndGrant;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListApps;
import dev.ilk.gate.ListGrants;
import dev.ilk.gate.ReadAuthorization;
import dev.ilk.gate.ReadUserInfo;
import dev.ilk.gate.RedeemGrant;
import dev.ilk.gate.RegisterApp;
import dev.ilk.gate.RemoveApp;
import dev.ilk.gate.Routines;
import dev.ilk.issue.app.AppLapsing;
import dev.ilk.issue.app.AppListing;
import dev.ilk.issue.app.AppRegistering;
import dev.ilk.issue.app.AppRemoving;
import dev.ilk.issue.grant.AuthorizationReading;
import dev.ilk.issue.grant.Authorizing;
import dev.ilk.issue.grant.GrantEnding;
import dev.ilk.issue.grant.GrantListing;
import dev.ilk.issue.grant.GrantTokens;
import dev.ilk.issue.grant.UserInfoReading;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.store.Stores;
import java.time.InstantSource;
import java.util.List;

/** What a node needs for people's apps, put together. */
final class AppRoom {
  private final Issuers issuers;
  private final Stores stores;
  private final KnownApps known;
  private final KeyRings rings;
  private final Revocations revocations;
  private final Ids ids;
  private final InstantSource clock;

  AppRoom(
      Issuers issuers,
      Stores stores,
      KnownApps known,
      KeyRings rings,
      Revocations revocations,
      Ids ids,
      InstantSource clock) {
    this.issuers = issuers;
    this.stores = stores;
    this.known = known;
    this.rings = rings;
    this.revocations = revocations;
    this.ids = ids;
    this.clock = clock;
  }

  /** Adds the handlers; {@code hurry} has this node see its own changes before it answers. */
  Handlers.Builder handlers(Handlers.Builder builder, Runnable hurry) {
    return builder
        .on(ReadAuthorization.class, new AuthorizationReading(stores.requests(), stores.grants()))
        .on(Authorize.class, new Authorizing(stores.requests(), stores.grants(), ids))
        .on(
            RedeemGrant.class,
            new GrantTokens(issuers, stores.grants(), stores.apps(), rings, ids, clock))
        .on(ReadUserInfo.class, new UserInfoReading())
        .on(ListGrants.class, new GrantListing(stores.grants()))
        .on(EndGrant.class, seen(new GrantEnding(stores.grants(), revocations), hurry))
        .on(RegisterApp.class, new AppRegistering(stores.apps(), known::check, ids))
        .on(RemoveApp.class, seen(new AppRemoving(stores.apps(), revocations), hurry))
        .on(ListApps.class, new AppListing(stores.apps()));
  }

  /** What is due from time to time; {@code routines} records what ends by itself. */
  List<Upkeep.Chore> chores(Routines routines) {
    AppLapsing unused = new AppLapsing(stores.apps(), revocations::hurry, routines, clock);
    return List.of(
        new Upkeep.Chore("ending registrations that nobody uses", unused::run),
        new Upkeep.Chore(
            "forgetting grants that are over", () -> stores.grants().prune(clock.instant())),
        new Upkeep.Chore(
            "forgetting requests of apps", () -> stores.requests().prune(clock.instant())));
  }

  private static <C extends Command<R>, R> Handler<C, R> seen(
      Handler<C, R> handler, Runnable hurry) {
    return permit -> {
      Result<Handled<R>> result = handler.act(permit);
      hurry.run();
      return result;
    };
  }
}
