package dev.ilk.server.node;

import dev.ilk.actor.Status;
import dev.ilk.gate.AdvanceSecret;
import dev.ilk.gate.ApproveTranche;
import dev.ilk.gate.CountSecrets;
import dev.ilk.gate.ExceptSecret;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListSecrets;
import dev.ilk.gate.ListTranches;
import dev.ilk.gate.PlanTranche;
import dev.ilk.gate.RankSecrets;
import dev.ilk.gate.ReadBurndown;
import dev.ilk.gate.ReadSecret;
import dev.ilk.gate.Routines;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.migration.Advancing;
import dev.ilk.migration.Exceptions;
import dev.ilk.migration.Ranking;
import dev.ilk.migration.Secrets;
import dev.ilk.migration.Tranches;
import dev.ilk.record.trace.History;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.store.EstateStores;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** What carries out the commands about static secrets. */
record MigrationRoom(EstateStores stores, RegistryStore registry, Ids ids, InstantSource clock) {

  Handlers.Builder in(Handlers.Builder handlers, History history) {
    Ranking ranking =
        new Ranking(
            stores.sources(),
            stores.accounts(),
            stores.leaks(),
            stores.secrets(),
            new RegisteredKeepers(registry),
            clock);
    Secrets secrets = new Secrets(ranking, stores.secrets(), stores.burndown());
    Tranches tranches = new Tranches(stores.secrets(), stores.tranches(), ids);
    Advancing advancing = new Advancing(stores.secrets(), stores.tranches(), this::living, history);
    return handlers
        .on(RankSecrets.class, secrets::rank)
        .on(ListSecrets.class, secrets::list)
        .on(CountSecrets.class, secrets::count)
        .on(ReadSecret.class, secrets::read)
        .on(ReadBurndown.class, secrets::burndown)
        .on(PlanTranche.class, tranches::plan)
        .on(ApproveTranche.class, tranches::approve)
        .on(ListTranches.class, tranches::list)
        .on(AdvanceSecret.class, advancing::advance)
        .on(ExceptSecret.class, advancing::except);
  }

  Upkeep.Chore chore(Routines routines) {
    return new Upkeep.Chore(
        "watching exceptions for static secrets",
        new Exceptions(stores.secrets(), this::living, routines, clock)::run);
  }

  private Optional<Id.Identity> living(String subject) throws StoreUnavailable {
    Key key = Key.subject(subject);
    return Optional.ofNullable(registry.find(Set.of(key)).get(key))
        .map(Registered::actor)
        .filter(actor -> actor.status() == Status.ACTIVE)
        .map(actor -> actor.id());
  }
}
