package dev.ilk.server.node;

import dev.ilk.estate.graph.Graph;
import dev.ilk.gate.AnswerHandOver;
import dev.ilk.gate.Decommission;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListExpiring;
import dev.ilk.gate.ListHandOvers;
import dev.ilk.gate.ProposeHandOver;
import dev.ilk.gate.ReadEntanglement;
import dev.ilk.gate.Renew;
import dev.ilk.gate.Routines;
import dev.ilk.gate.estate.Entangled;
import dev.ilk.gate.graph.Effect;
import dev.ilk.gate.graph.Relation;
import dev.ilk.gate.graph.Thing;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.Decommissions;
import dev.ilk.lifecycle.Lapsing;
import dev.ilk.lifecycle.Listing;
import dev.ilk.lifecycle.Need;
import dev.ilk.lifecycle.Renewing;
import dev.ilk.lifecycle.Retirement;
import dev.ilk.lifecycle.Retiring;
import dev.ilk.lifecycle.Schedule;
import dev.ilk.lifecycle.handover.Carrying;
import dev.ilk.lifecycle.handover.HandingOver;
import dev.ilk.record.trace.History;
import dev.ilk.registry.directory.Directory;
import dev.ilk.store.Stores;
import java.time.InstantSource;
import java.util.List;

/** The lives of machine identities, put together for one node. */
final class LifecycleRoom {
  private static final int MOST_TOLD = 100;

  private final Stores stores;
  private final Directory directory;
  private final Graph graph;
  private final Schedule schedule;
  private final Lapsing lapsing;
  private final Retirement retirement;
  private final Retiring retiring;
  private final Carrying carrying;

  LifecycleRoom(
      Stores stores,
      Directory directory,
      Revocations revocations,
      Routines routines,
      Graph graph,
      Schedule schedule,
      InstantSource clock) {
    this.stores = stores;
    this.directory = directory;
    this.graph = graph;
    this.schedule = schedule;
    this.retirement =
        new Retirement(
            stores.registry(),
            stores.delegations(),
            stores.governance().retired(),
            directory,
            revocations::hurry,
            clock);
    this.retiring = new Retiring(stores.governance().retired(), retirement, routines, clock);
    this.carrying =
        new Carrying(
            stores.governance().handOvers(), stores.registry(), directory, routines, clock);
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
    HandingOver handing = new HandingOver(stores.governance().handOvers(), directory, carrying);
    return builder
        .on(ProposeHandOver.class, handing::propose)
        .on(AnswerHandOver.class, seen.seen(handing::answer))
        .on(ListHandOvers.class, handing::list)
        .on(Decommission.class, seen.seen(decommissions(history)))
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

  Decommissions decommissions(History history) {
    return new Decommissions(
        stores.registry(),
        stores.governance().retired(),
        retirement,
        this::dependents,
        Need.from(history));
  }

  /**
   * What would feel its end, but for the accounts that it holds itself and for what is lent to it:
   * those end with it, and nobody is surprised.
   */
  private List<String> dependents(String subject) throws StoreUnavailable {
    return graph.entangled(subject, ReadEntanglement.DEPTH).stream()
        .flatMap(found -> found.strands().stream())
        .filter(LifecycleRoom::isFelt)
        .limit(MOST_TOLD)
        .map(strand ->
            "%s `%s` hangs on it (%s)"
                .formatted(
                    strand.step().far().sort().word(),
                    strand.step().far().ref(),
                    strand.step().edge().relation().word()))
        .toList();
  }

  private static boolean isFelt(Entangled.Strand strand) {
    Relation relation = strand.step().edge().relation();
    return strand.effect() != Effect.EXPOSED
        && relation != Relation.HOLDS
        && relation != Relation.DELEGATES_TO
        && strand.step().far().sort() != Thing.Sort.NAME;
  }

  List<Upkeep.Chore> chores() {
    return List.of(
        new Upkeep.Chore("carrying out the ends of identities", lapsing::run),
        new Upkeep.Chore("going on with decommissionings", retiring::run),
        new Upkeep.Chore("going on with hand-overs", carrying::run));
  }
}
