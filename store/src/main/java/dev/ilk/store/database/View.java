package dev.ilk.store.database;

import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** A connection lent for the time of one piece of work, with the language of its database. */
public sealed class View permits Transaction {
  // What breaks is told once, by whoever asked; values may be personal data and are never logged.
  // Lists of values are padded to powers of two, so that few different statements are prepared.
  private static final Settings SETTINGS =
      new Settings().withExecuteLogging(false).withInListPadding(true);

  private final Connection connection;
  private final SQLDialect dialect;

  View(Connection connection, SQLDialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /**
   * The connection itself, for what has to be quick. Neither commit, roll back nor close it.
   *
   * @return a connection in the state that the work asked for
   */
  public Connection jdbc() {
    return connection;
  }

  /**
   * The connection for ordinary statements.
   *
   * @return a context of this connection alone
   */
  public DSLContext sql() {
    return DSL.using(connection, dialect, SETTINGS);
  }

  /**
   * Which database this is.
   *
   * @return {@link SQLDialect#SQLITE} or {@link SQLDialect#POSTGRES}
   */
  public SQLDialect dialect() {
    return dialect;
  }
}
