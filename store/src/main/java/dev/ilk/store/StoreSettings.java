package dev.ilk.store;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SecretRef;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where everything is stored: one setting decides. */
public sealed interface StoreSettings {

  /**
   * An SQLite database in a file, for one node.
   *
   * @param file created if it is not there; its folder must be there
   */
  record Sqlite(Path file) implements StoreSettings {}

  /**
   * A PostgreSQL database, for any number of nodes.
   *
   * @param url the JDBC address, without user and password
   * @param user who must be able to create tables there
   * @param password where the user's password is to be found; read anew for each connection, so
   *     that it can change while Ilk runs
   */
  record Postgres(String url, String user, SecretRef password) implements StoreSettings {}

  /** How an address of an SQLite database begins. */
  String SQLITE = "sqlite:";

  /** How an address of a PostgreSQL database begins. */
  String POSTGRESQL = "jdbc:postgresql://";

  /**
   * Reads the setting.
   *
   * @param address {@code sqlite:/path/to/file} or {@code jdbc:postgresql://host:port/database}
   * @param user for PostgreSQL only
   * @param password for PostgreSQL only
   * @return the settings, or {@code store_address_invalid} or {@code store_credentials}
   */
  static Result<StoreSettings> parse(
      String address, Optional<String> user, Optional<SecretRef> password) {
    if (address.startsWith(SQLITE)) {
      return user.isEmpty() && password.isEmpty()
          ? sqlite(address.substring(SQLITE.length()))
          : refused(
              "store_credentials",
              "an SQLite database takes no user and no password",
              "leave them out");
    }
    if (!address.startsWith(POSTGRESQL)) {
      return refused(
          "store_address_invalid",
          "`%s` is no address of a store".formatted(address),
          "write `sqlite:/path/to/file` or `jdbc:postgresql://host:port/database`");
    }
    if (address.contains("password=") || address.contains("user=")) {
      return refused(
          "store_credentials",
          "the store's address holds a user or a password",
          "name the user apart, and the password by reference");
    }
    return user.isEmpty() || password.isEmpty()
        ? refused(
            "store_credentials",
            "a PostgreSQL database needs a user and a password",
            "name the user, and the password by reference")
        : Result.ok(new Postgres(address, user.get(), password.get()));
  }

  private static Result<StoreSettings> sqlite(String file) {
    try {
      if (!file.isBlank()) {
        return Result.ok(new Sqlite(Path.of(file).toAbsolutePath().normalize()));
      }
    } catch (InvalidPathException e) {
      // Answered below, as an empty path is.
    }
    return refused(
        "store_address_invalid",
        "`%s` is no path of a file".formatted(file),
        "write `sqlite:/path/to/file`");
  }

  private static Result<StoreSettings> refused(String code, String message, String advice) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, code, message).mend(advice));
  }
}
