package dev.ilk.gate;

import dev.ilk.decide.Decision;

/** What comes of asking for an elevation, or of beginning one. */
public sealed interface ElevationAnswer {

  /**
   * It holds, or waits for people.
   *
   * @param state where it stands
   */
  record Granted(ElevationState state) implements ElevationAnswer {}

  /**
   * The policies do not let this person have it, or not with this proof.
   *
   * @param decision a deny, or what would make it an allow
   */
  record Withheld(Decision decision) implements ElevationAnswer {}
}
