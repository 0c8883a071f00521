package dev.ilk.server.node;

import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListExpiring;
import dev.ilk.gate.Renew;
import dev.ilk.gate.Routines;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.lifecycle.Lapsing;
import dev.ilk.lifecycle.Listing;
import dev.ilk.lifecycle.Need;
import dev.ilk.lifecycle.Renewing;
import dev.ilk.lifecycle.Schedule;
import dev.ilk.record.trace.History;
import dev.ilk.registry.directory.Directory;
import dev.ilk.store.Stores;
import java.time.InstantSource;
import java.util.List;

/** The lives of machine identities, put together for one node. */
final class LifecycleRoom {
  private final Stores stores;
  private final Directory directory;
  private final Schedule schedule;
  private final Lapsing lapsing;

  LifecycleRoom(
      Stores stores,
      Directory directory,
      Revocations revocations,
      Routines routines,
      Schedule schedule,
      InstantSource clock) {
    this.stores = stores;
    this.directory = directory;
    this.schedule = schedule;
    this.lapsing =
        new Lapsing(
            stores.governance().lapses(),
            stores.registry(),
            directory,
            routines,
            revocations::hurry,
            schedule,
            clock);
  }

  Handlers.Builder handlers(Handlers.Builder builder, History history, PeopleRooms.Seen seen) {
    return builder
        .on(ListExpiring.class, new Listing(stores.governance().lapses()))
        .on(
            Renew.class,
            seen.seen(
                new Renewing(
                    stores.registry(),
                    directory,
                    stores.governance().lapses(),
                    Need.from(history),
                    schedule)));
  }

  List<Upkeep.Chore> chores() {
    return List.of(new Upkeep.Chore("carrying out the ends of identities", lapsing::run));
  }
}
