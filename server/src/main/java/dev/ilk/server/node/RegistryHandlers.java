package dev.ilk.server.node;

import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.ExportRegistry;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListIdentities;
import dev.ilk.gate.ListOwned;
import dev.ilk.gate.ReadTrust;
import dev.ilk.gate.declared.Sort;
import dev.ilk.registry.IdentityListing;
import dev.ilk.registry.OwnedListing;
import dev.ilk.registry.RegistryChanging;
import dev.ilk.registry.RegistryExporting;
import dev.ilk.registry.TrustReading;
import dev.ilk.registry.directory.Directory;
import dev.ilk.store.Stores;
import java.util.List;

/** What handles the registry as a whole. */
record RegistryHandlers(
    Stores stores, Directory directory, RegistryChanging changing, List<Sort> sorts) {

  Handlers.Builder in(Handlers.Builder handlers, PeopleRooms.Seen seen) {
    return handlers
        .on(ChangeRegistry.class, seen.seen(changing))
        .on(ExportRegistry.class, new RegistryExporting(stores.registry(), sorts))
        .on(ListIdentities.class, new IdentityListing(stores.registry()))
        .on(ListOwned.class, new OwnedListing(stores.registry()))
        .on(ReadTrust.class, new TrustReading(directory));
  }
}
