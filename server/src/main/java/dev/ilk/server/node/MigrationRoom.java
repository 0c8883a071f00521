package dev.ilk.server.node;

import dev.ilk.gate.CountSecrets;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListSecrets;
import dev.ilk.gate.RankSecrets;
import dev.ilk.migration.Ranking;
import dev.ilk.migration.Secrets;
import dev.ilk.registry.stored.RegistryStore;
import dev.ilk.store.EstateStores;
import java.time.InstantSource;

/** What carries out the commands about static secrets. */
record MigrationRoom(EstateStores stores, RegistryStore registry, InstantSource clock) {

  Handlers.Builder in(Handlers.Builder handlers) {
    Secrets secrets =
        new Secrets(
            new Ranking(
                stores.sources(),
                stores.accounts(),
                stores.secrets(),
                new RegisteredKeepers(registry),
                clock),
            stores.secrets());
    return handlers
        .on(RankSecrets.class, secrets::rank)
        .on(ListSecrets.class, secrets::list)
        .on(CountSecrets.class, secrets::count);
  }
}
