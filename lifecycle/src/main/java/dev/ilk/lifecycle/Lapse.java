package dev.ilk.lifecycle;

import dev.ilk.actor.Machine;
import dev.ilk.gate.lifecycle.Stage;
import dev.ilk.kernel.Id;
import java.time.Duration;
import java.time.Instant;

/**
 * How far the end of a machine identity was carried.
 *
 * @param identity whose
 * @param end which end; of no account once the identity has another
 * @param stage how far
 * @param before so long before the end the last step was due; zero where nothing was told
 * @param at when it came to that stage
 * @param next when to look at it again
 */
public record Lapse(
    Id.Identity identity, Instant end, Stage stage, Duration before, Instant at, Instant next) {

  /**
   * Of an identity of which nothing was told.
   *
   * @param machine which
   * @return standing, to be looked at
   */
  static Lapse none(Machine machine) {
    return new Lapse(
        machine.id(),
        machine.end(),
        Stage.STANDING,
        Duration.ZERO,
        machine.created(),
        machine.created());
  }

  /**
   * The same, to be looked at later.
   *
   * @param when the next step is due
   * @return a copy
   */
  Lapse until(Instant when) {
    return new Lapse(identity, end, stage, before, at, when);
  }
}
