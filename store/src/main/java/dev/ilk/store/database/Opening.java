package dev.ilk.store.database;

import dev.ilk.kernel.Result;
import dev.ilk.store.StoreSettings;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens whichever database is set. */
public final class Opening {
  static {
    // jOOQ otherwise greets at its first use.
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private Opening() {}

  /**
   * Opens a database and brings its schema up to date.
   *
   * @param settings which
   * @param environment finds a variable's value by its name, for a password kept there
   * @return the database, or why it cannot be used: {@code store_in_use}, {@code store_unwritable},
   *     {@code store_newer}, {@code store_unusable}, {@code store_login_refused}, {@code
   *     store_missing}, {@code store_unreachable}, {@code store_not_durable}, or what is wrong with
   *     the reference to the password
   */
  public static Result<Database> open(
      StoreSettings settings, Function<String, @Nullable String> environment) {
    return open(settings, environment, UnaryOperator.identity());
  }

  static Result<Database> open(
      StoreSettings settings,
      Function<String, @Nullable String> environment,
      UnaryOperator<DataSource> tap) {
    return switch (settings) {
      case StoreSettings.Sqlite(var file) -> SqliteOpening.open(file, tap);
      case StoreSettings.Postgres(var url, var user, var password) ->
          PostgresOpening.open(url, user, () -> password.read(environment), tap);
    };
  }
}
