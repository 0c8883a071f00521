package dev.ilk.bench;

import dev.ilk.demo.Company;
import dev.ilk.demo.Told;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SecretRef;
import dev.ilk.outside.postgres.Postgres;
import dev.ilk.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** What benchmarks over HTTP share: how long, how many connections, which store. */
final class Conditions {
  @CommandLine.Option(
      names = "--seconds",
      description = "how long to measure (default: ${DEFAULT-VALUE})")
  int seconds = 15;

  @CommandLine.Option(
      names = "--warmup",
      description =
          "how long to run before that, until the compiler has done its work (default:"
              + " ${DEFAULT-VALUE})")
  int warmup = 40;

  @CommandLine.Option(
      names = "--connections",
      description = "how many at once (default: ${DEFAULT-VALUE})")
  int connections = 64;

  @CommandLine.Option(
      names = "--store",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  Store store = Store.sqlite;

  @CommandLine.Option(names = "--json", description = "print one JSON object as the last line")
  boolean json;

  /** The stores there are. */
  enum Store {
    sqlite,
    postgresql
  }

  Conditions() {}

  String inWords() {
    return "%d connections, %d s, %s, %d cores shared with the load"
        .formatted(connections, seconds, store, Runtime.getRuntime().availableProcessors());
  }

  /** A company with its declaration applied, and whatever it runs on. */
  static final class Running implements AutoCloseable {
    private final Company company;
    private final Optional<Postgres> database;

    private Running(Company company, Optional<Postgres> database) {
      this.company = company;
      this.database = database;
    }

    Company company() {
      return company;
    }

    @Override
    public void close() throws IOException {
      company.close();
      if (database.isPresent()) {
        database.get().close();
      }
    }
  }

  Running start() throws IOException {
    Optional<Postgres> database =
        store == Store.postgresql ? Optional.of(postgresql()) : Optional.empty();
    Company company =
        Company.start(settings ->
            database.isPresent()
                ? settings.but().store(settings(database.get(), settings.data())).build()
                : settings);
    Running running = new Running(company, database);
    Told told = company.declare();
    if (told.code() != 0) {
      throw new IOException("the declaration was refused: " + told.text());
    }
    return running;
  }

  /** A private PostgreSQL. */
  static Postgres postgresql() throws IOException {
    return switch (Postgres.start()) {
      case Result.Ok<Postgres>(Postgres server) -> server;
      case Result.Failed<Postgres>(List<Problem> problems) ->
          throw new IOException(problems.getFirst().sentence());
    };
  }

  /** An empty database on it, its password beside a folder's other things. */
  static StoreSettings.Postgres settings(Postgres server, Path folder) throws IOException {
    try {
      // A password by reference, as a server is configured with one.
      Path password = password(folder);
      Files.createFile(
          password,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(password, server.password());
      return new StoreSettings.Postgres(
          server.createDatabase("ilk"), Postgres.USER, new SecretRef.File(password));
    } catch (SQLException e) {
      throw new IOException("the private PostgreSQL cannot be used", e);
    }
  }

  /** The file that holds the password. */
  static Path password(Path folder) {
    return folder.resolve("postgres-password");
  }
}
