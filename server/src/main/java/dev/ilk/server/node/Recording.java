package dev.ilk.server.node;

import dev.ilk.gate.Minutes;
import dev.ilk.gate.Reconciliation;
import dev.ilk.gate.Routines;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Journal;
import dev.ilk.record.trace.History;
import java.time.InstantSource;

/**
 * What a node writes into the record without being asked.
 *
 * @param reconciliation closes intents whose outcome nobody saw
 * @param routines carries out what ends by itself
 */
record Recording(Reconciliation reconciliation, Routines routines) {

  static Recording of(
      History history, Journal journal, Minutes minutes, Ids ids, InstantSource clock) {
    return new Recording(
        new Reconciliation(history, journal, minutes, clock),
        new Routines(journal, minutes, ids, clock));
  }
}
