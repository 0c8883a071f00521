package dev.ilk.store.database;

import dev.ilk.kernel.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;

/**
 * An open database. Safe to share between threads.
 *
 * <p>Everything is bounded in time. What the database does not do, or not in time, becomes {@link
 * StoreUnavailable}; whether a write took place is then unknown. What else the work throws is
 * thrown on, after a rollback.
 */
public final class Database implements AutoCloseable {
  private final Connections connections;
  private final SQLDialect dialect;
  private final News news;

  Database(Connections connections, SQLDialect dialect, News news) {
    this.connections = connections;
    this.dialect = dialect;
    this.news = news;
  }

  /**
   * What is done with a connection.
   *
   * @param <V> what is lent
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Work<V extends View, T> {
    /**
     * Does it. Called at most once, perhaps on another thread.
     *
     * @param view valid until this returns
     * @return what came of it
     * @throws SQLException if the database does not do what was asked
     */
    T with(V view) throws SQLException;
  }

  /**
   * Which database this is.
   *
   * @return {@link SQLDialect#SQLITE} or {@link SQLDialect#POSTGRES}
   */
  public SQLDialect dialect() {
    return dialect;
  }

  /**
   * Reads. Each statement sees what is committed when it begins.
   *
   * @param what what is being done, for operators, such as {@code reading a key ring}
   * @param work what to do
   * @param <T> what comes of it
   * @return what came of it
   * @throws StoreUnavailable if the database did not do it
   */
  public <T> T read(String what, Work<View, T> work) throws StoreUnavailable {
    return guarded(what, () -> connections.reading(c -> work.with(new View(c, dialect))));
  }

  /**
   * Reads with several statements that all see the same moment.
   *
   * @param what what is being done, for operators
   * @param work what to do
   * @param <T> what comes of it
   * @return what came of it
   * @throws StoreUnavailable if the database did not do it
   */
  public <T> T snapshot(String what, Work<View, T> work) throws StoreUnavailable {
    return guarded(what, () -> connections.reading(c -> atOneMoment(c, work)));
  }

  /**
   * Writes in one transaction: durable once this returns, wholly undone if it throws anything but
   * {@link StoreUnavailable}.
   *
   * @param what what is being done, for operators
   * @param work what to do
   * @param <T> what comes of it
   * @return what came of it
   * @throws StoreUnavailable if the database did not do it, or is not known to have
   */
  public <T> T write(String what, Work<Transaction, T> work) throws StoreUnavailable {
    return guarded(what, () -> connections.writing(c -> committed(c, work)));
  }

  /**
   * Gives a command that no transaction can hold.
   *
   * @param what what is being done, for operators
   * @param command in SQL
   * @throws StoreUnavailable if the database did not do it
   */
  public void command(String what, String command) throws StoreUnavailable {
    guarded(what, () -> connections.writing(link -> execute(link.jdbc(), command)));
  }

  /**
   * Waits until something that {@link Transaction#changed} tells of may have changed since this
   * last returned, by this process or another, or until it is worth looking: half a second at most.
   * For one thread.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public void awaitChange() throws InterruptedException {
    news.await();
  }

  @Override
  public void close() {
    news.close();
    connections.close();
  }

  private <T> T committed(Link link, Work<Transaction, T> work) throws SQLException {
    Transaction transaction = new Transaction(link, dialect);
    return inTransaction(
        link.jdbc(),
        () -> {
          T made = work.with(transaction);
          transaction.publish();
          return made;
        });
  }

  private <T> T atOneMoment(Link link, Work<View, T> work) throws SQLException {
    return inTransaction(
        link.jdbc(),
        () -> {
          // SQLite's transactions see one moment by themselves.
          if (dialect == SQLDialect.POSTGRES) {
            execute(link.jdbc(), "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
          }
          return work.with(new View(link, dialect));
        });
  }

  private static boolean execute(Connection connection, String command) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(command);
    }
  }

  private interface Step<T> {
    T take() throws SQLException;
  }

  private static <T> T inTransaction(Connection connection, Step<T> step) throws SQLException {
    connection.setAutoCommit(false);
    boolean committed = false;
    try {
      T made = step.take();
      connection.commit();
      committed = true;
      return made;
    } finally {
      if (!committed) {
        undo(connection);
      }
      connection.setAutoCommit(true);
    }
  }

  /** What made the rollback necessary is what the caller shall hear of. */
  private static void undo(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // A connection that cannot roll back is broken: its database rolls back by itself.
    }
  }

  private static <T> T guarded(String what, Step<T> step) throws StoreUnavailable {
    try {
      return step.take();
    } catch (SQLException | DataAccessException e) {
      throw new StoreUnavailable("the store failed while " + what, e);
    }
  }
}
