package dev.ilk.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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

  private final Link link;
  private final SQLDialect dialect;

  View(Link link, SQLDialect dialect) {
    this.link = link;
    this.dialect = dialect;
  }

  /**
   * What is done with a prepared statement.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Use<T> {
    /**
     * Does it. Results that it opens, it closes; the statement it leaves open.
     *
     * @param statement with no parameters set
     * @return what came of it
     * @throws SQLException if the database does not do what was asked
     */
    T with(PreparedStatement statement) throws SQLException;
  }

  /**
   * Uses a statement that is prepared once for a connection, for what has to be quick and is always
   * said in the same words.
   *
   * @param sql the words
   * @param use what to do with it
   * @param <T> what comes of it
   * @return what came of it
   * @throws SQLException if the database does not do what was asked
   */
  public <T> T using(String sql, Use<T> use) throws SQLException {
    return link.using(sql, use);
  }

  /**
   * The connection itself, for what has to be quick. Neither commit, roll back nor close it.
   *
   * @return a connection in the state that the work asked for
   */
  public Connection jdbc() {
    return link.jdbc();
  }

  /**
   * The connection for ordinary statements.
   *
   * @return a context of this connection alone
   */
  public DSLContext sql() {
    return DSL.using(link.jdbc(), dialect, SETTINGS);
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
