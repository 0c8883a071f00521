package dev.ilk.store.registry;

import dev.ilk.issue.revocation.Revocation;
import dev.ilk.store.database.Transaction;
import java.sql.SQLException;

/** Revocations that belong to another change, in its transaction. */
public final class Revocations {
  private Revocations() {}

  /**
   * Adds one, to be told to all nodes.
   *
   * @param transaction the other change's
   * @param revocation what it takes back
   * @throws SQLException if the database does not do it
   */
  public static void add(Transaction transaction, Revocation revocation) throws SQLException {
    RevocationRows.add(transaction, revocation);
  }
}
