package dev.ilk.server.node;

import dev.ilk.actor.Machine;
import dev.ilk.discover.finding.Severity;
import dev.ilk.estate.stored.FindingStore;
import dev.ilk.estate.stored.Wrong;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListRotations;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadRotation;
import dev.ilk.gate.RotateIdentity;
import dev.ilk.gate.Routines;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.Schedule;
import dev.ilk.lifecycle.rotation.Overdue;
import dev.ilk.lifecycle.rotation.Rotations;
import dev.ilk.measure.stored.MeasureStore;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.registry.check.ClientCheck;
import dev.ilk.registry.directory.Directory;
import dev.ilk.store.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The replacement of clients' keys, put together for one node. */
final class RotationRoom {
  private final Stores stores;
  private final Revocations revocations;
  private final Rotations rotations;

  RotationRoom(
      Stores stores,
      Directory directory,
      Revocations revocations,
      Routines routines,
      ClientCheck check,
      Schedule schedule,
      InstantSource clock) {
    this.stores = stores;
    this.revocations = revocations;
    this.rotations =
        new Rotations(
            new Rotations.Kept(
                stores.governance().rotations(),
                stores.governance().keys(),
                stores.registry(),
                directory),
            new Rotations.Others(
                check, this::takeBack, this::counted, new Findings(stores.estate().findings())),
            routines,
            schedule,
            clock);
  }

  /** All tokens that name it, while it stands and may get others. */
  private void takeBack(Machine machine, Instant now) throws StoreUnavailable {
    for (String name : List.of(machine.id().value(), machine.subject())) {
      stores.revocations().add(Revocation.ofBearers(name, Optional.of(machine.environment()), now));
    }
    revocations.hurry();
  }

  /** Where everything is counted, everything until now is. */
  private Instant counted(Instant now) throws StoreUnavailable, PartUnavailable {
    MeasureStore.Progress progress = stores.estate().measures().progress();
    try {
      return stores.log().head().size() <= progress.place()
          ? now
          : progress.counted().filter(now::isAfter).orElse(Instant.EPOCH);
    } catch (LogStoreException e) {
      throw new PartUnavailable("the record cannot be read", e);
    }
  }

  Handlers.Builder in(Handlers.Builder builder, PeopleRooms.Seen seen) {
    return builder
        .on(RotateIdentity.class, seen.seen(rotations::rotate))
        .on(ReadRotation.class, rotations::read)
        .on(ListRotations.class, rotations::list);
  }

  List<Upkeep.Chore> chores() {
    return List.of(
        new Upkeep.Chore("going on with rotations", rotations::goOn),
        new Upkeep.Chore("looking for keys that are to be rotated", rotations::remind));
  }

  /** Keys that were not replaced in time, among what is wrong with identities. */
  private record Findings(FindingStore store) implements Overdue {
    private static final String CODE = "rotation-overdue";

    @Override
    public boolean again(Id.Identity client, String thumbprint, Instant now)
        throws StoreUnavailable {
      return store.again(client, CODE, thumbprint, now);
    }

    @Override
    public boolean add(Machine machine, String thumbprint, Instant due, Instant now)
        throws StoreUnavailable {
      Wrong wrong =
          new Wrong(
              CODE,
              thumbprint,
              Severity.MEDIUM,
              1 + machine.scopes().size(),
              "NHI7",
              "its key was to be replaced by " + due,
              "make a new key, and `ilk identity rotate %s --key FILE`"
                  .formatted(machine.subject()),
              machine.stewardship().owner().name());
      return store.add(machine.id(), wrong, now);
    }

    @Override
    public void forget(Instant before) throws StoreUnavailable {
      store.forget(CODE, before);
    }
  }
}
