package dev.ilk.measure;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.measure.stored.Counter;
import dev.ilk.measure.stored.Counts;
import dev.ilk.measure.stored.Holdings;
import dev.ilk.measure.stored.MeasureStore;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Filter;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at how things stand: walks once over the registry, a page at a time, and asks what each
 * page's identities have elsewhere.
 */
public final class Looking {
  private final RegistryStore registry;
  private final Holdings holdings;
  private final MeasureStore measures;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param registry who is registered
   * @param holdings what they have elsewhere
   * @param measures where numbers are kept
   * @param clock the present
   */
  public Looking(
      RegistryStore registry, Holdings holdings, MeasureStore measures, InstantSource clock) {
    this.registry = registry;
    this.holdings = holdings;
    this.measures = measures;
    this.clock = clock;
  }

  /**
   * Looks, and keeps what it sees.
   *
   * @return as of when
   * @throws StoreUnavailable if the store does not answer
   */
  public Instant run() throws StoreUnavailable {
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Counts counts = new Counts();
    Set<String> federated = federated(registry.catalogue());
    String after = "";
    List<Registered> page;
    do {
      page =
          registry.page(
              new Filter(
                  Optional.empty(), Optional.empty(), Optional.empty(), "", after, Filter.MOST));
      count(page, new Moment(now, day, federated), counts);
      after = page.isEmpty() ? after : page.getLast().actor().subject();
    } while (page.size() == Filter.MOST);
    for (Holdings.Held held : holdings.orphans(now)) {
      Spot spot = new Spot(day, held.kind(), "", Set.of());
      held(spot, held, counts);
      if (held.kind() != Kind.HUMAN) {
        spot.add(counts, Counter.MACHINES, held.accounts());
      }
    }
    Holdings.Sources sources = holdings.sources();
    measures.replace(new MeasureStore.Look(now, sources.known(), sources.read(), counts));
    return now;
  }

  private record Moment(Instant now, LocalDate day, Set<String> federated) {}

  /** The subjects that something but a secret of their own lets prove themselves. */
  private static Set<String> federated(Catalogue catalogue) {
    Set<String> subjects = new HashSet<>();
    catalogue.trustRules().forEach(rule -> subjects.add(rule.subject()));
    catalogue
        .processes()
        .forEach(rule -> subjects.add(Kind.WORKLOAD.word() + ":" + rule.workload()));
    return subjects;
  }

  private void count(List<Registered> page, Moment moment, Counts counts) throws StoreUnavailable {
    Map<Id.Identity, Actor> actors = new HashMap<>();
    page.forEach(one -> actors.put(one.actor().id(), one.actor()));
    Set<Id.Identity> active =
        actors.values().stream()
            .filter(actor -> active(actor, moment.now()))
            .map(Actor::id)
            .collect(Collectors.toUnmodifiableSet());
    Map<Id.Identity, Instant> uses = measures.lastUses(active);
    Map<Id.Identity, Holdings.Reviewed> reviewed = holdings.reviewed(actors.keySet(), moment.now());
    for (Actor actor : actors.values()) {
      if (active.contains(actor.id())) {
        identity(actor, Optional.ofNullable(uses.get(actor.id())), moment, counts);
      }
      Optional.ofNullable(reviewed.get(actor.id()))
          .ifPresent(items -> reviewed(Spot.of(moment.day(), actor), items, counts));
    }
    for (Holdings.Held held : holdings.of(actors.keySet(), moment.now())) {
      held.holder()
          .flatMap(holder -> Optional.ofNullable(actors.get(holder)))
          .ifPresent(holder -> held(Spot.of(moment.day(), holder).of(held.kind()), held, counts));
    }
  }

  private static void reviewed(Spot spot, Holdings.Reviewed items, Counts counts) {
    spot.add(counts, Counter.REVIEW_ITEMS, items.items());
    spot.add(counts, Counter.REVIEW_ITEMS_ANSWERED, items.answered());
  }

  private static boolean active(Actor actor, Instant now) {
    return actor.status() == Status.ACTIVE
        && actor.expires().filter(end -> !end.isAfter(now)).isEmpty();
  }

  private static void identity(Actor actor, Optional<Instant> used, Moment moment, Counts counts) {
    Spot spot = Spot.of(moment.day(), actor);
    spot.add(counts, Counter.IDENTITIES, 1);
    if (used.orElse(created(actor)).isBefore(moment.now().minus(Holdings.STALE))) {
      spot.add(counts, Counter.IDENTITIES_STALE, 1);
    }
    if (actor.expires().isPresent()) {
      spot.add(counts, Counter.IDENTITIES_ENDING, 1);
    }
    if (actor instanceof Machine) {
      spot.add(counts, Counter.MACHINES, 1);
      if (moment.federated().contains(actor.subject())) {
        spot.add(counts, Counter.MACHINES_FEDERATED, 1);
      }
    }
  }

  /** Who was never used is as old as itself. */
  private static Instant created(Actor actor) {
    return switch (actor) {
      case Human human -> human.created();
      case Machine machine -> machine.created();
    };
  }

  private static void held(Spot spot, Holdings.Held held, Counts counts) {
    spot.add(counts, Counter.ACCOUNTS, held.accounts());
    spot.add(counts, Counter.ACCOUNTS_STALE, held.stale());
    spot.add(counts, Counter.CREDENTIALS, held.credentials());
    spot.add(counts, Counter.CREDENTIALS_ENDING, held.ending());
    spot.add(counts, Counter.CREDENTIALS_STATIC, held.lasting());
  }
}
