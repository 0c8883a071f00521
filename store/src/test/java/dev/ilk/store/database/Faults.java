package dev.ilk.store.database;

import dev.ilk.kernel.Result;
import dev.ilk.store.StoreSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Makes the next commit of an opened database go wrong, each time that it is told to. */
public final class Faults {
  private static final String CONNECTION_FAILURE = "08006";

  /** What happens in place of a commit. */
  private interface Commit {
    void on(Connection connection) throws SQLException;
  }

  private final AtomicReference<Commit> next = new AtomicReference<>(Connection::commit);

  /** Opens a database in which these faults happen. */
  public Result<Database> open(StoreSettings settings) {
    return Opening.open(settings, System::getenv, this::wrap);
  }

  /** The next commit fails, and nothing is stored. */
  public void failNextCommit() {
    next.set(connection -> {
      connection.rollback();
      throw new SQLException("injected: not committed", CONNECTION_FAILURE);
    });
  }

  /** The next commit takes place, and is told to have failed. */
  public void loseNextReply() {
    next.set(connection -> {
      connection.commit();
      throw new SQLException("injected: committed, and nobody was told", CONNECTION_FAILURE);
    });
  }

  /** The next commit waits, holding its locks, until the latch opens. */
  public void stallNextCommit(CountDownLatch until) {
    next.set(connection -> {
      try {
        until.await();
      } catch (InterruptedException e) {
        throw new SQLException(e);
      }
      connection.commit();
    });
  }

  private DataSource wrap(DataSource source) {
    return Proxies.of(
        DataSource.class,
        (method, arguments) -> {
          Object made = Proxies.call(source, method, arguments);
          return made instanceof Connection connection ? wrap(connection) : made;
        });
  }

  private Connection wrap(Connection connection) {
    return Proxies.of(
        Connection.class,
        (method, arguments) -> {
          if (!method.getName().equals("commit")) {
            return Proxies.call(connection, method, arguments);
          }
          next.getAndSet(Connection::commit).on(connection);
          return null;
        });
  }
}
