package dev.ilk.server.node;

import dev.ilk.actor.Actor;
import dev.ilk.decide.PrivilegedActions;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ReadMeasures;
import dev.ilk.gate.Routines;
import dev.ilk.gate.TakeMeasures;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.measure.Actors;
import dev.ilk.measure.Counting;
import dev.ilk.measure.Daily;
import dev.ilk.measure.Looking;
import dev.ilk.measure.Reading;
import dev.ilk.registry.directory.Directory;
import dev.ilk.store.EstateStores;
import dev.ilk.store.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What measures how the programme does, put together for one node. */
final class MeasureRoom {
  private final Directory directory;
  private final Reading reading;
  private final Daily daily;
  private final InstantSource clock;

  MeasureRoom(Stores stores, Directory directory, Routines routines, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
    EstateStores kept = stores.estate();
    Counting counting =
        new Counting(stores.log(), kept.measures(), actors(directory), PrivilegedActions.builtIn());
    Looking looking = new Looking(stores.registry(), kept.holdings(), kept.measures(), clock);
    this.reading = new Reading(kept.measures(), counting, looking);
    this.daily = new Daily(kept.measures(), counting, looking, reading, routines, clock);
  }

  private static Actors actors(Directory directory) {
    return new Actors() {
      @Override
      public Optional<Actor> identity(Id.Identity id) throws StoreUnavailable {
        return directory.identity(id);
      }

      @Override
      public Optional<Actor> workload(String name) throws StoreUnavailable {
        return directory.workload(name).map(Actor.class::cast);
      }
    };
  }

  Handlers.Builder in(Handlers.Builder handlers) {
    return handlers.on(ReadMeasures.class, reading::read).on(TakeMeasures.class, reading::take);
  }

  List<Upkeep.Chore> chores(Meters meters) {
    MeasureGauges gauges = new MeasureGauges(reading, directory, meters, clock);
    return List.of(
        new Upkeep.Chore("taking measures", daily::run),
        new Upkeep.Chore("telling measures", gauges::tell));
  }
}
