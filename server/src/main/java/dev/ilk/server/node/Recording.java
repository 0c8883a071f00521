package dev.ilk.server.node;

import dev.ilk.gate.Lapses;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Reconciliation;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Journal;
import dev.ilk.record.trace.History;
import java.time.InstantSource;

/**
 * What a node writes into the record without being asked.
 *
 * @param reconciliation closes intents whose outcome nobody saw
 * @param lapses carries out what ends by itself
 */
record Recording(Reconciliation reconciliation, Lapses lapses) {

  static Recording of(
      History history, Journal journal, Minutes minutes, Ids ids, InstantSource clock) {
    return new Recording(
        new Reconciliation(history, journal, minutes, clock),
        new Lapses(journal, minutes, ids, clock));
  }
}
