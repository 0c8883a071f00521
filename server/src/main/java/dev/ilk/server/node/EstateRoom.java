package dev.ilk.server.node;

import dev.ilk.actor.Actor;
import dev.ilk.estate.Accounts;
import dev.ilk.estate.Discovering;
import dev.ilk.estate.Reclassification;
import dev.ilk.estate.Reclassifying;
import dev.ilk.estate.SourceConnectors;
import dev.ilk.estate.SourceSecrets;
import dev.ilk.estate.Sources;
import dev.ilk.gate.AddSource;
import dev.ilk.gate.CorrectAccount;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListAccounts;
import dev.ilk.gate.ListSources;
import dev.ilk.gate.ReadAccount;
import dev.ilk.gate.ReclassifyAccounts;
import dev.ilk.gate.RemoveSource;
import dev.ilk.gate.RunDiscovery;
import dev.ilk.registry.directory.Directory;
import dev.ilk.store.EstateStores;
import java.nio.file.Path;
import java.time.InstantSource;

/** What carries out the commands about other systems' accounts. */
record EstateRoom(EstateStores stores, Directory directory, Path data, InstantSource clock) {

  Handlers.Builder in(Handlers.Builder handlers) {
    SourceConnectors connectors =
        new SourceConnectors(new SourceSecrets(data.resolve("sources"), System::getenv));
    Sources sources = new Sources(stores.sources(), stores.runs(), connectors);
    Accounts accounts =
        new Accounts(stores.accounts(), id -> directory.identity(id).map(Actor::subject));
    return handlers
        .on(AddSource.class, sources::add)
        .on(RemoveSource.class, sources::remove)
        .on(ListSources.class, sources::list)
        .on(
            RunDiscovery.class,
            new Discovering(
                stores.sources(),
                stores.runs(),
                stores.accounts(),
                connectors,
                Thread::sleep,
                clock))
        .on(
            ReclassifyAccounts.class,
            new Reclassifying(new Reclassification(stores.sources(), stores.accounts(), clock)))
        .on(ListAccounts.class, accounts::list)
        .on(ReadAccount.class, accounts::read)
        .on(CorrectAccount.class, accounts::correct);
  }
}
