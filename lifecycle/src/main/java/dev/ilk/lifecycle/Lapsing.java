package dev.ilk.lifecycle;

import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.kernel.Span;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Batch;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.Declared;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out the ends of machine identities: warns, restricts, stops, and ends for good. One node
 * at a time; each step happens once it is due, in order, and is noted after it took place, so that
 * what a crash cuts off is done again.
 */
public final class Lapsing {
  private static final Duration TURN = Duration.ofMinutes(10);

  /** The store compares ends as texts, which is exact to the second. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final int TOGETHER = 200;
  private static final int TRIES = 20;

  /** So many rounds at a time; what is left waits for the next minute. */
  private static final int ROUNDS = 50;

  private final LapseStore lapses;
  private final RegistryStore registry;
  private final Directory directory;
  private final Routines routines;
  private final Runnable taken;
  private final Schedule schedule;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param lapses where it is noted how far each is
   * @param registry the registry
   * @param directory what this node holds of it
   * @param routines does what is due, recorded
   * @param taken told when credentials were taken back
   * @param schedule when what is due
   * @param clock the present
   */
  public Lapsing(
      LapseStore lapses,
      RegistryStore registry,
      Directory directory,
      Routines routines,
      Runnable taken,
      Schedule schedule,
      InstantSource clock) {
    this.lapses = lapses;
    this.registry = registry;
    this.directory = directory;
    this.routines = routines;
    this.taken = taken;
    this.schedule = schedule;
    this.clock = clock;
  }

  /**
   * Does what is due.
   *
   * @throws StoreUnavailable if the store does not answer; the rest is done the next time
   * @throws PartUnavailable if a part does not
   * @throws JournalUnavailable if the record cannot be written
   */
  public void run() throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Instant now = clock.instant();
    if (!lapses.takeTurn(now, now.plus(TURN))) {
      return;
    }
    for (int i = 0; i < ROUNDS; i++) {
      Instant present = clock.instant();
      List<LapseStore.Found> found =
          lapses.due(present.plus(schedule.horizon()).plus(MARGIN), present, TOGETHER);
      for (LapseStore.Found one : found) {
        if (one.registered().actor() instanceof Machine machine) {
          carry(one.registered(), machine, one.lapse().orElseGet(() -> Lapse.none(machine)));
        }
      }
      if (found.size() < TOGETHER) {
        break;
      }
    }
    lapses.endTurn();
  }

  private void carry(Registered registered, Machine machine, Lapse told)
      throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Optional<Schedule.Step> next = schedule.after(told);
    if (next.isEmpty()) {
      return;
    }
    Schedule.Step step = next.get();
    Instant due = schedule.due(step, machine, told);
    Instant now = clock.instant();
    if (due.isAfter(now)) {
      lapses.note(told.until(due));
      return;
    }
    Lapse reached = new Lapse(machine.id(), machine.end(), step.stage(), step.before(), now, now);
    routines.run(
        announced(step, machine),
        () -> {
          try {
            return carried(registered, machine, reached);
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("the end of an identity cannot be carried out", e);
          }
        });
  }

  /** What others changed about the identity since it was read wins: it is looked at again. */
  private Map<String, String> carried(Registered registered, Machine machine, Lapse reached)
      throws StoreUnavailable {
    boolean done =
        switch (reached.stage()) {
          case STANDING, WARNED -> true;
          case RESTRICTED -> replaced(registered, Status.RESTRICTED);
          case STOPPED -> replaced(registered, Status.REVOKED);
          case ENDED -> ended(registered, machine);
        };
    if (done) {
      lapses.note(reached);
    }
    return Map.of("done", Boolean.toString(done));
  }

  private boolean replaced(Registered registered, Status status) throws StoreUnavailable {
    if (!registry.replace(registered.in(status))) {
      return false;
    }
    directory.wrote(registered.actor().id());
    if (!status.mayAct()) {
      taken.run();
    }
    return true;
  }

  /** For good, and in the same write no issuer vouches for it any longer. */
  private boolean ended(Registered registered, Machine machine) throws StoreUnavailable {
    Key key = Key.id(machine.id());
    for (int i = 0; i < TRIES; i++) {
      Catalogue catalogue = registry.catalogue();
      Optional<Registered> stands = Optional.ofNullable(registry.find(Set.of(key)).get(key));
      if (stands.filter(registered::equals).isEmpty()) {
        return false;
      }
      List<Declared.Ref> rules =
          catalogue.trustRules().stream()
              .filter(rule -> rule.subject().equals(machine.subject()))
              .map(rule -> new Declared.Ref(Declared.Type.TRUST, rule.name()))
              .toList();
      Batch batch =
          new Batch(catalogue.version(), List.of(registered.in(Status.ENDED)), List.of(), rules);
      if (registry.write(batch)) {
        directory.wrote(batch);
        taken.run();
        return true;
      }
    }
    return false;
  }

  private static Routines.Due announced(Schedule.Step step, Machine machine) {
    Map<String, String> details =
        Map.of(
            "subject", machine.subject(),
            "owner", machine.stewardship().owner().name(),
            "end", machine.end().toString(),
            "step", Span.format(step.before().abs()));
    String id = machine.id().value();
    return switch (step.stage()) {
      case STANDING, WARNED ->
          new Routines.Due(
              "WarnExpiry",
              "Identity",
              id,
              "ilk:owners-are-warned",
              "it ends on %s unless its owner renews it".formatted(machine.end()),
              details);
      case RESTRICTED ->
          new Routines.Due(
              "RestrictExpiring",
              "Identity",
              id,
              "ilk:what-is-about-to-end-is-restricted",
              "it ends on %s and was not renewed".formatted(machine.end()),
              details);
      case STOPPED ->
          new Routines.Due(
              "StopExpired",
              "Identity",
              id,
              "ilk:what-has-ended-is-taken-back",
              "it ended on %s".formatted(machine.end()),
              details);
      case ENDED ->
          new Routines.Due(
              "EndExpired",
              "Identity",
              id,
              "ilk:what-nobody-renewed-is-over",
              "it ended on %s and nobody renewed it since".formatted(machine.end()),
              details);
    };
  }
}
