package dev.ilk.store.registry;

import dev.ilk.actor.Actor;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.store.database.Transaction;
import dev.ilk.store.elevation.ElevationTable;
import java.sql.SQLException;
import java.time.Instant;

/** What goes, in one transaction, with an identity's power to act. */
final class Endings {
  private Endings() {}

  /** Takes back all tokens, ends elevations, and notes a person who has left. */
  static void add(Transaction transaction, Actor actor, Instant now) throws SQLException {
    RevocationRows.add(transaction, Revocation.ofIdentity(actor, now));
    ElevationTable.endOf(transaction, actor.id(), now);
    LeaverRows.add(transaction, actor);
  }
}
