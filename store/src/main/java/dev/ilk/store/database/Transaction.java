package dev.ilk.store.database;

import dev.ilk.gate.declared.Unit;
import dev.ilk.kernel.Changes.Topic;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jooq.SQLDialect;

/**
 * A transaction under way. It commits when the work returns and rolls back when the work throws.
 *
 * <p>INVARIANT: changes are numbered last of all, just before the commit. The row that they are
 * numbered by is held until then, so every transaction takes it after all its other locks, and
 * nobody waits for a slow one longer than its commit takes.
 */
public final class Transaction extends View implements Unit {
  private final SequencedSet<Changed> changed = new LinkedHashSet<>();

  private record Changed(Topic topic, String key) {}

  Transaction(Link link, SQLDialect dialect) {
    super(link, dialect);
  }

  /**
   * The transaction that another room hands on.
   *
   * @param unit as it was given
   * @return itself
   */
  public static Transaction of(Unit unit) {
    if (unit instanceof Transaction transaction) {
      return transaction;
    }
    throw new IllegalArgumentException("a transaction of another store");
  }

  /**
   * Tells all nodes that something has changed, if and when this transaction commits.
   *
   * @param topic what sort of thing
   * @param key which one
   */
  public void changed(Topic topic, String key) {
    changed.add(new Changed(topic, key));
  }

  /**
   * Takes the next numbers of a counter and holds the counter until the transaction ends. What is
   * so numbered becomes visible in the order of the numbers.
   *
   * @param name a counter that a migration made
   * @param count how many
   * @return the first of them; the others follow
   * @throws SQLException if the database does not do it
   */
  public long number(String name, int count) throws SQLException {
    return using(
        "UPDATE counter SET value = value + ? WHERE name = ? RETURNING value",
        take -> {
          take.setInt(1, count);
          take.setString(2, name);
          try (ResultSet row = take.executeQuery()) {
            if (!row.next()) {
              throw new IllegalArgumentException("no migration made a counter `" + name + "`");
            }
            return row.getLong(1) - count + 1;
          }
        });
  }

  /**
   * Holds a counter until the transaction ends, so that whoever else numbers by it waits.
   *
   * @param name a counter that a migration made
   * @return the last number that was taken; 0 if none ever was
   * @throws SQLException if the database does not do it
   */
  public long hold(String name) throws SQLException {
    return number(name, 0) - 1;
  }

  /** To be called once, when the work is done. */
  void publish() throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    long number = number(ChangeTable.COUNTER, changed.size());
    try (PreparedStatement insert =
        jdbc()
            .prepareStatement(
                "INSERT INTO change (topic, key, number) VALUES (?, ?, ?)"
                    + " ON CONFLICT (topic, key) DO UPDATE SET number = excluded.number")) {
      for (Changed one : changed) {
        insert.setString(1, one.topic().name());
        insert.setString(2, one.key());
        insert.setLong(3, number++);
        insert.addBatch();
      }
      insert.executeBatch();
    }
    if (dialect() == SQLDialect.POSTGRES) {
      try (Statement tell = jdbc().createStatement()) {
        tell.execute(Heard.TELL);
      }
    }
  }
}
