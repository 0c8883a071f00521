package dev.ilk.demo;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SecretRef;
import dev.ilk.outside.postgres.Postgres;
import dev.ilk.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The stores that a test is run on. */
enum Stored {
  SQLITE,
  POSTGRESQL;

  /** A store with what it needs to run. */
  record Place(StoreSettings settings, AutoCloseable server) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      server.close();
    }
  }

  /** An empty store; skips the test, saying how to enable it, if there can be none. */
  Place in(Path folder) throws IOException, SQLException {
    return switch (this) {
      case SQLITE -> new Place(new StoreSettings.Sqlite(folder.resolve("ilk.db")), () -> {});
      case POSTGRESQL -> {
        Postgres server = postgresOrSkip();
        yield new Place(settings(server, folder), server);
      }
    };
  }

  static Postgres postgresOrSkip() {
    return switch (Postgres.start()) {
      case Result.Ok<Postgres>(Postgres server) -> server;
      case Result.Failed<Postgres>(List<Problem> problems) ->
          Assumptions.abort("skipped on PostgreSQL: " + problems.getFirst().sentence());
    };
  }

  static StoreSettings settings(Postgres server, Path folder) throws IOException, SQLException {
    Path password = Files.createFile(folder.resolve("postgres-password"));
    Files.setPosixFilePermissions(password, SecretRef.OWNER_ONLY);
    Files.writeString(password, server.password());
    return new StoreSettings.Postgres(
        server.createDatabase("ilk"), Postgres.USER, new SecretRef.File(password));
  }
}
