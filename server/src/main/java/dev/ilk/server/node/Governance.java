package dev.ilk.server.node;

import dev.ilk.gate.AnswerReview;
import dev.ilk.gate.CloseReview;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListReviews;
import dev.ilk.gate.Narrow;
import dev.ilk.gate.Onward;
import dev.ilk.gate.PlanMassChange;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.gate.ReadMassChange;
import dev.ilk.gate.ReadReview;
import dev.ilk.gate.Routines;
import dev.ilk.gate.RunMassChange;
import dev.ilk.gate.StartReview;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.lifecycle.Schedule;
import dev.ilk.record.trace.History;
import dev.ilk.registry.IdentityReading;
import dev.ilk.registry.Narrowing;
import dev.ilk.registry.check.ClientCheck;
import dev.ilk.registry.check.TrustCheck;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.machines.Ending;
import dev.ilk.registry.mass.MassChanging;
import dev.ilk.registry.mass.MassRun;
import dev.ilk.review.Answering;
import dev.ilk.review.Closing;
import dev.ilk.review.Lapsing;
import dev.ilk.review.Reading;
import dev.ilk.review.Starting;
import dev.ilk.store.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** What keeps the registry in order, put together for one node. */
final class Governance {
  private final Stores stores;
  private final Directory directory;
  private final Ids ids;
  private final Onward onward;
  private final Lapsing lapsing;
  private final MassRun massRun;
  private final LifecycleRoom lives;
  private final MeasureRoom measuring;
  private final RotationRoom rotations;
  private final Routines routines;
  private final MigrationRoom migration;
  private final RequestRoom requests;
  private final EstateRoom estate;

  Governance(
      Stores stores,
      Directory directory,
      Revocations revocations,
      Routines routines,
      Onward onward,
      Ids ids,
      EstateRoom estate,
      Schedule expiry,
      TrustCheck trust,
      ClientCheck clients,
      InstantSource clock) {
    this.stores = stores;
    this.directory = directory;
    this.ids = ids;
    this.estate = estate;
    this.onward = onward;
    this.massRun = new MassRun(stores.registry(), stores.massChanges(), directory, clock);
    this.routines = routines;
    this.lives =
        new LifecycleRoom(stores, directory, revocations, routines, estate.graph(), expiry, clock);
    this.rotations =
        new RotationRoom(stores, directory, revocations, routines, clients, expiry, clock);
    this.measuring = new MeasureRoom(stores, directory, routines, clock);
    this.requests = new RequestRoom(stores, directory, trust, routines, ids, clock);
    this.migration = new MigrationRoom(stores.estate(), stores.registry(), ids, clock);
    this.lapsing =
        new Lapsing(
            stores.governance().reviews(),
            routines,
            new DueEndings(stores, directory, revocations, clock),
            clock);
  }

  Handlers.Builder handlers(Handlers.Builder builder, History history, PeopleRooms.Seen seen) {
    MassChanging mass = new MassChanging(stores.registry(), stores.massChanges(), massRun, ids);
    Reading reading = new Reading(stores.governance().reviews());
    return migration
        .in(
            rotations.in(
                requests.in(lives.handlers(measuring.in(builder), history, seen), seen), seen),
            history)
        .on(
            ReadIdentity.class,
            new IdentityReading(
                directory,
                stores.delegations(),
                new FromRecord(history),
                stores.governance().rotations()::find))
        .on(
            StartReview.class,
            new Starting(
                stores.governance().reviews(),
                stores.registry(),
                directory,
                stores.delegations(),
                history,
                ids))
        .on(ListReviews.class, reading::list)
        .on(ReadReview.class, reading::read)
        .on(AnswerReview.class, new Answering(stores.governance().reviews(), directory))
        .on(CloseReview.class, seen.seen(new Closing(stores.governance().reviews(), onward)))
        .on(PlanMassChange.class, mass::plan)
        .on(RunMassChange.class, seen.seen(mass::run))
        .on(ReadMassChange.class, mass::read)
        .on(Narrow.class, seen.seen(new Narrowing(stores.registry(), directory)));
  }

  /** Somebody answered what may be a request for an identity. */
  void answered(Id.AccessRequest task, String note) {
    requests.answered(task, note);
  }

  /** How what provisioners remove goes out of use. */
  Ending ending(History history) {
    return lives.decommissions(history);
  }

  List<Upkeep.Chore> chores(Meters meters) {
    return Stream.of(
            List.of(
                migration.chore(routines),
                requests.chore(),
                new Upkeep.Chore("closing reviews that are due", lapsing::run),
                new Upkeep.Chore("going on with mass changes", massRun::resume)),
            lives.chores(),
            rotations.chores(),
            measuring.chores(meters),
            estate.chores(routines))
        .flatMap(List::stream)
        .toList();
  }
}
