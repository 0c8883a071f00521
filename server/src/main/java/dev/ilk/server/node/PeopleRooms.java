package dev.ilk.server.node;

import dev.ilk.actor.Issuers;
import dev.ilk.gate.Belongings;
import dev.ilk.gate.BindGroup;
import dev.ilk.gate.Command;
import dev.ilk.gate.Delegate;
import dev.ilk.gate.EndDelegation;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.Offboard;
import dev.ilk.gate.ProvisionGroup;
import dev.ilk.gate.ProvisionPerson;
import dev.ilk.gate.ReadGroups;
import dev.ilk.gate.ReadPeople;
import dev.ilk.issue.factor.EnrolledPasskeys;
import dev.ilk.issue.grant.GrantedApps;
import dev.ilk.issue.session.OpenSessions;
import dev.ilk.kernel.Ids;
import dev.ilk.prove.human.provider.Provider;
import dev.ilk.registry.Delegating;
import dev.ilk.registry.DelegationEnding;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.leaving.Leaving;
import dev.ilk.registry.leaving.LentDelegations;
import dev.ilk.registry.leaving.Offboarding;
import dev.ilk.registry.people.Groups;
import dev.ilk.registry.people.PeopleReading;
import dev.ilk.registry.people.Provisioning;
import dev.ilk.registry.people.SignOn;
import dev.ilk.store.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Joiners, movers and leavers of one node, put together. */
final class PeopleRooms {
  private final Stores stores;
  private final Directory directory;
  private final Issuers issuers;
  private final Ids ids;
  private final SignOn signOn;
  private final Leaving leaving;

  PeopleRooms(
      List<Provider> providers,
      Stores stores,
      Directory directory,
      Issuers issuers,
      Ids ids,
      InstantSource clock) {
    this.stores = stores;
    this.directory = directory;
    this.issuers = issuers;
    this.ids = ids;
    this.signOn = from -> signOn(providers);
    this.leaving = new Leaving(stores.registry(), directory, stores.leavers(), belongings(), clock);
  }

  /** With several providers nobody can tell by which of them a directory's people sign on. */
  private static Optional<String> signOn(List<Provider> providers) {
    return providers.size() == 1 ? Optional.of(providers.getFirst().name()) : Optional.empty();
  }

  /** Every room that keeps things of people's own. */
  private List<Belongings> belongings() {
    return List.of(
        new OpenSessions(stores.sessions(), stores.sessionsOfPeople()),
        new LentDelegations(stores.delegations(), directory),
        new GrantedApps(stores.grants()),
        new EnrolledPasskeys(stores.passkeys()));
  }

  Leaving leaving() {
    return leaving;
  }

  /** Marks a handler whose writes this node shall see at once. */
  interface Seen {
    <C extends Command<R>, R> Handler<C, R> seen(Handler<C, R> handler);
  }

  Handlers.Builder handlers(Handlers.Builder builder, Seen seen) {
    Groups groups = new Groups(stores.groups(), directory, ids);
    return builder
        .on(ReadPeople.class, new PeopleReading(stores.people()))
        .on(
            ProvisionPerson.class,
            seen.seen(
                new Provisioning(
                    stores.people(), stores.registry(), directory, signOn, leaving, ids)))
        .on(ReadGroups.class, groups::read)
        .on(ProvisionGroup.class, seen.seen(groups::provision))
        .on(BindGroup.class, seen.seen(groups::bind))
        .on(
            Delegate.class,
            seen.seen(new Delegating(directory, stores.delegations(), ids, issuers)))
        .on(EndDelegation.class, seen.seen(new DelegationEnding(stores.delegations(), directory)))
        .on(
            Offboard.class,
            seen.seen(new Offboarding(stores.registry(), directory, stores.leavers(), leaving)));
  }
}
