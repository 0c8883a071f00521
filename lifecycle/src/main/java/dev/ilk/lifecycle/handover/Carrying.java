package dev.ilk.lifecycle.handover;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.gate.lifecycle.HandOver.State;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.UnderWay;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.Key;
import dev.ilk.registry.stored.Registered;
import dev.ilk.registry.stored.RegistryStore;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Carries hand-overs to their end: what is accepted changes hands, what nobody answers lapses.
 *
 * <p>INVARIANT: what is accepted is written only over what still belongs to whom it was offered by,
 * in one write; so it can be done again, whether it took place or not.
 */
public final class Carrying {
  private static final int TRIES = 20;

  private final HandOverStore store;
  private final RegistryStore registry;
  private final Directory directory;
  private final Routines routines;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param store where hand-overs are
   * @param registry the registry
   * @param directory what this node holds of it
   * @param routines does what is due, recorded
   * @param clock the present
   */
  public Carrying(
      HandOverStore store,
      RegistryStore registry,
      Directory directory,
      Routines routines,
      InstantSource clock) {
    this.store = store;
    this.registry = registry;
    this.directory = directory;
    this.routines = routines;
    this.clock = clock;
  }

  /**
   * Goes on with all that are open.
   *
   * @throws StoreUnavailable if the store does not answer; the rest is done the next time
   * @throws PartUnavailable if a part does not
   * @throws JournalUnavailable if the record cannot be written
   */
  public void run() throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    UnderWay.each(store, HandOver::identity, this::goOn);
  }

  private void goOn(HandOver one) throws PartUnavailable, JournalUnavailable {
    boolean over = !clock.instant().isBefore(one.until());
    switch (one.state()) {
      case PROPOSED -> {
        if (over) {
          lapse(one);
        }
      }
      case ACCEPTED -> finish(one);
      case DONE, REFUSED, WITHDRAWN, LAPSED, VOID -> {}
    }
  }

  private void lapse(HandOver one) throws PartUnavailable, JournalUnavailable {
    routines.attempt(
        due(
            "LapseHandOver",
            "ilk:unanswered-offers-lapse",
            "nobody accepted it until " + one.until(),
            one),
        () -> {
          try {
            return told(store.replace(one, one.in(State.LAPSED, "")), State.LAPSED);
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("hand-overs cannot be written", e);
          }
        });
  }

  private void finish(HandOver one) throws PartUnavailable, JournalUnavailable {
    routines.attempt(
        due("FinishHandOver", "ilk:accepted-offers-are-kept", "it was accepted", one),
        () -> {
          try {
            HandOver after = carry(one);
            return told(!after.state().isOpen(), after.state());
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("the registry cannot be written", e);
          }
        });
  }

  private static Optional<Map<String, String>> told(boolean done, State state) {
    return done ? Optional.of(Map.of("state", state.word())) : Optional.empty();
  }

  private static Routines.Due due(String action, String rule, String why, HandOver one) {
    return new Routines.Due(action, "Identity", one.identity().value(), rule, why, details(one));
  }

  static Map<String, String> details(HandOver one) {
    return Map.of(
        "subject", one.subject(),
        "from", "team:" + one.from().name(),
        "to", one.to().told(),
        "proposed_by", one.by().value());
  }

  /** Puts what was accepted into the other hands. */
  HandOver carry(HandOver one) throws StoreUnavailable {
    HandOver after = changed(one);
    return store.replace(one, after) ? after : store.find(one.identity()).orElse(after);
  }

  private HandOver changed(HandOver one) throws StoreUnavailable {
    Key key = Key.id(one.identity());
    for (int i = 0; i < TRIES; i++) {
      Registered found = registry.find(Set.of(key)).get(key);
      if (found == null
          || !(found.actor() instanceof Machine machine)
          || machine.status() == Status.ENDED) {
        return one.in(State.VOID, one.answer());
      }
      Team team =
          switch (one.to()) {
            case HandOver.ToTeam to -> to.team();
            case HandOver.ToPerson to -> one.from();
          };
      Stewardship old = machine.stewardship();
      if (old.owner().equals(team) && old.contact().equals(one.answer())) {
        return one.in(State.DONE, one.answer());
      }
      if (!old.owner().equals(one.from())) {
        return one.in(State.VOID, one.answer());
      }
      Machine next =
          machine.in(
              machine.status(),
              old.inHandsOf(team, one.answer(), approver(old, team)),
              machine.end(),
              machine.scopes());
      if (registry.replace(found.with(next))) {
        directory.wrote(machine.id());
        return one.in(State.DONE, one.answer());
      }
    }
    throw new StoreUnavailable(
        "the identity would not stand still", new IllegalStateException("too much contention"));
  }

  /** Who approved for the one team does not for another. */
  private Optional<String> approver(Stewardship old, Team team) throws StoreUnavailable {
    if (old.approver().isEmpty() || old.owner().equals(team)) {
      return old.approver();
    }
    Optional<Actor> approver = directory.subject("human:" + old.approver().get());
    return approver
            .filter(actor -> actor instanceof Human human && human.teams().contains(team))
            .isPresent()
        ? old.approver()
        : Optional.empty();
  }
}
