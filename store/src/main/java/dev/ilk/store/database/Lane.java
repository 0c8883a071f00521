package dev.ilk.store.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * A few connections of an embedded database, each used by one thread at a time.
 *
 * <p>The work runs on the lane's own platform threads: native code and disk syncs would otherwise
 * hold the carriers of virtual threads, and nobody could stop waiting for a disk that hangs. Work
 * that nobody waits for any more is not begun. A lane of one connection is a queue: what is begun
 * later sees the end of what was begun before.
 */
final class Lane implements AutoCloseable {
  private static final int MAX_WAITING = 4096;
  private static final int CLOSE_SECONDS = 30;

  private final BlockingQueue<Link> idle;
  private final List<Connection> connections = new ArrayList<>();
  private final ExecutorService threads;
  private final Duration patience;

  /**
   * Opens a lane.
   *
   * @param name of its threads
   * @param source where its connections come from
   * @param width how many connections
   * @param patience how long work may wait and take
   */
  Lane(String name, DataSource source, int width, Duration patience) throws SQLException {
    this.patience = patience;
    for (int i = 0; i < width; i++) {
      connections.add(source.getConnection());
    }
    idle = new ArrayBlockingQueue<>(width, false, connections.stream().map(Link::keeping).toList());
    threads =
        new ThreadPoolExecutor(
            width,
            width,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofPlatform().daemon().name(name + "-", 0).factory());
  }

  <T> T run(Connections.Work<T> work) throws SQLException {
    FutureTask<T> task = new FutureTask<>(() -> lend(work));
    try {
      threads.execute(task);
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      throw new SQLTransientException("the database is closed, or too many are waiting for it", e);
    } catch (TimeoutException e) {
      throw new SQLTimeoutException("not done within " + patience, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientException("interrupted while waiting for the database", e);
    } catch (ExecutionException e) {
      throw asThrown(e);
    } finally {
      task.cancel(false);
    }
  }

  private <T> T lend(Connections.Work<T> work) throws SQLException {
    // There are as many connections as threads, so there is one.
    Link link = idle.remove();
    try {
      return work.with(link);
    } finally {
      idle.add(link);
    }
  }

  private static SQLException asThrown(ExecutionException e) {
    return switch (e.getCause()) {
      case SQLException broken -> broken;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      case null, default -> new SQLException(e);
    };
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
      for (Connection connection : connections) {
        connection.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      // It goes with the process; what is committed is in the file.
    }
  }
}
