package dev.ilk.lifecycle.rotation;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.gate.lifecycle.Rotation.State;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.lifecycle.UnderWay;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.registry.stored.RegistryStore;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Carries rotations to their end: what is decided is done, and old keys go when their time is over
 * and the record shows that nobody uses them any more.
 */
final class Rotating {
  private final RotationStore store;
  private final RegistryStore registry;
  private final Turning turning;
  private final Uses uses;
  private final Routines routines;
  private final InstantSource clock;

  Rotating(
      RotationStore store,
      RegistryStore registry,
      Turning turning,
      Uses uses,
      Routines routines,
      InstantSource clock) {
    this.store = store;
    this.registry = registry;
    this.turning = turning;
    this.uses = uses;
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
  void run() throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    UnderWay.each(store, Rotation::identity, this::goOn);
  }

  private void goOn(Rotation one) throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    switch (one.state()) {
      case ADDING, REPLACING, ENDING, ABORTING ->
          attempt("CarryRotation", "ilk:what-is-decided-is-done", "it was decided", one, one);
      case OVERLAP, HELD -> look(one);
      case DONE, ABORTED, VOID -> {}
    }
  }

  private void look(Rotation one) throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Rotation beside = turning.beside(one, registry.catalogue());
    if (beside.state() != one.state()) {
      attempt("CarryRotation", "ilk:declarations-stand", beside.answer(), one, beside);
      return;
    }
    if (clock.instant().isBefore(one.until())) {
      return;
    }
    Optional<String> objection = uses.objection(one, clock.instant());
    if (objection.isEmpty()) {
      attempt(
          "EndOldKeys",
          "ilk:unused-old-keys-end",
          "the new key is used, and no old one since " + Uses.quiet(one),
          one,
          one.in(State.ENDING, ""));
    } else if (one.state() == State.OVERLAP) {
      attempt(
          "HoldRotation",
          "ilk:used-old-keys-stay",
          objection.get(),
          one,
          one.in(State.HELD, objection.get()));
    }
  }

  /** First it is stored what is to be, and then it is done; either may have been done before. */
  private void attempt(String action, String rule, String why, Rotation one, Rotation next)
      throws PartUnavailable, JournalUnavailable {
    routines.attempt(
        new Routines.Due(action, "Identity", one.identity().value(), rule, why, details(one)),
        () -> {
          try {
            if (!next.equals(one) && !store.replace(one, next)) {
              return Optional.empty();
            }
            Rotation after = turning.carry(next);
            return Optional.of(Map.of("state", after.state().word()));
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("the registry cannot be read or written", e);
          }
        });
  }

  static Map<String, String> details(Rotation one) {
    return Map.of(
        "subject", one.subject(),
        "old", String.join(" ", one.keys().old()),
        "new", one.keys().next(),
        "until", one.until().toString(),
        "begun_by", one.by().value());
  }
}
