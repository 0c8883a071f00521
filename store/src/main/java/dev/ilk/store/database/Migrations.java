package dev.ilk.store.database;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** Brings a database's schema to what this program knows. Nodes that start at once take turns. */
final class Migrations {
  private static final String FOLDER = "classpath:dev/ilk/store/migrations/";

  private Migrations() {}

  /**
   * Migrates.
   *
   * @param source of connections that may change the schema
   * @param dialect the folder of the migrations
   * @return the schema's version, or {@code store_newer}, or {@code store_unusable}
   */
  static Result<String> run(DataSource source, String dialect) {
    try {
      Flyway flyway =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(source)
              .locations(FOLDER + dialect)
              .failOnMissingLocations(true)
              .load();
      MigrationInfo[] all = flyway.info().all();
      if (Arrays.stream(all).anyMatch(Migrations::isNewer)) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.CONFLICT,
                    "store_newer",
                    "a newer version of Ilk has changed the store's schema to `%s`"
                        .formatted(all[all.length - 1].getVersion()))
                .mend("run that version, or restore a backup made before the change"));
      }
      flyway.migrate();
      MigrationVersion version = flyway.info().current().getVersion();
      return Result.ok(version.getVersion());
    } catch (FlywayException e) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.UNAVAILABLE,
                  "store_unusable",
                  "the store's schema cannot be brought up to date: " + e.getMessage())
              .mend("see that it is Ilk's own database and that the user may create tables"));
    }
  }

  private static boolean isNewer(MigrationInfo migration) {
    return migration.getState() == MigrationState.FUTURE_SUCCESS
        || migration.getState() == MigrationState.FUTURE_FAILED;
  }
}
