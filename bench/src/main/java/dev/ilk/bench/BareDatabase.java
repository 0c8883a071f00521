package dev.ilk.bench;

import dev.ilk.keys.SecretRef;
import dev.ilk.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The store's database asked with nothing between: the least that a question can cost there. */
final class BareDatabase implements AutoCloseable {
  private final StoreSettings settings;
  private final Connection connection;
  private final PreparedStatement lookup;

  private BareDatabase(StoreSettings settings, Connection connection) throws SQLException {
    this.settings = settings;
    this.connection = connection;
    this.lookup = connection.prepareStatement("SELECT name FROM found_account WHERE id = ?");
  }

  static BareDatabase open(StoreSettings settings) throws IOException, SQLException {
    return new BareDatabase(settings, connect(settings));
  }

  private static Connection connect(StoreSettings settings) throws IOException, SQLException {
    return switch (settings) {
      case StoreSettings.Sqlite(Path file) ->
          DriverManager.getConnection("jdbc:sqlite:file:%s?mode=ro".formatted(file));
      case StoreSettings.Postgres(String url, String user, var password) ->
          DriverManager.getConnection(url, user, Files.readString(file(password)).strip());
    };
  }

  private static Path file(SecretRef reference) throws IOException {
    if (reference instanceof SecretRef.File(Path file)) {
      return file;
    }
    throw new IOException("the password is not in a file");
  }

  /** One row by its primary key. */
  boolean find(String account) throws SQLException {
    lookup.setString(1, account);
    try (ResultSet row = lookup.executeQuery()) {
      return row.next();
    }
  }

  /** What the database takes on disk, in bytes. */
  long size() throws IOException, SQLException {
    return switch (settings) {
      case StoreSettings.Sqlite(Path file) -> Files.size(file);
      case StoreSettings.Postgres _ -> {
        try (Statement ask = connection.createStatement();
            ResultSet row = ask.executeQuery("SELECT pg_database_size(current_database())")) {
          row.next();
          yield row.getLong(1);
        }
      }
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
