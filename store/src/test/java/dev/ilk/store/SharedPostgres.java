package dev.ilk.store;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.outside.postgres.Postgres;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** One PostgreSQL server for all tests of this process; it ends with the process. */
final class SharedPostgres {
  private static final Result<Postgres> SERVER = Postgres.start();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private SharedPostgres() {}

  static Postgres orSkip() {
    return switch (SERVER) {
      case Result.Ok<Postgres>(Postgres server) -> server;
      case Result.Failed<Postgres>(List<Problem> problems) ->
          Assumptions.abort("skipped on PostgreSQL: " + problems.getFirst().sentence());
    };
  }

  static String freshDatabase() throws SQLException {
    return orSkip().createDatabase("test_" + COUNT.incrementAndGet());
  }
}
