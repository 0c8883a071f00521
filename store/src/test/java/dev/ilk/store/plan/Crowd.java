package dev.ilk.store.plan;

import dev.ilk.kernel.Result;
import dev.ilk.keys.Secret;
import dev.ilk.store.StoreSettings;
import dev.ilk.store.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows by the thousand, made by the database itself out of their numbers. Of each column's values
 * some are in most of the rows, some in few.
 */
final class Crowd implements AutoCloseable {
  private static final long NOW = ChronoUnit.MICROS.between(Instant.EPOCH, TestDatabase.NOW);

  private final Connection connection;
  private final boolean sqlite;
  private final int rows;

  private Crowd(Connection connection, boolean sqlite, int rows) {
    this.connection = connection;
    this.sqlite = sqlite;
    this.rows = rows;
  }

  /**
   * In an opened database.
   *
   * @param settings where it is
   * @param rows how many each table gets
   */
  static Crowd in(StoreSettings settings, int rows) throws SQLException {
    return switch (settings) {
      case StoreSettings.Sqlite(var file) ->
          new Crowd(DriverManager.getConnection("jdbc:sqlite:" + file), true, rows);
      case StoreSettings.Postgres(var url, var user, var password) ->
          new Crowd(
              DriverManager.getConnection(url, user, secret(password.read(System::getenv))),
              false,
              rows);
    };
  }

  private static String secret(Result<Secret> read) {
    return switch (read) {
      case Result.Ok<Secret>(Secret secret) -> secret.reveal();
      case Result.Failed<Secret> failed -> throw new AssertionError(failed.problems());
    };
  }

  /** An id of a kind, in SQL, of the row's number or of a thousandth of them. */
  static String id(String prefix) {
    return id(prefix, "n");
  }

  static String id(String prefix, String number) {
    return "'" + prefix + "' || {pad " + number + "}";
  }

  /** What {@link #id} is for a number. */
  static String idOf(String prefix, int number) {
    return prefix + "%026d".formatted(number);
  }

  /**
   * Fills a table. Columns that are not told are null, or empty, 0 and false.
   *
   * @param table its name
   * @param told names of columns, and before each colon what they hold, in SQL: {@code n} is the
   *     row's number from 1, {@code {now}} is the present in microseconds
   */
  Crowd fill(String table, String... told) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>(needed(table));
    for (String one : told) {
      String[] parts = one.split(" = ", 2);
      columns.put(parts[0], parts[1]);
    }
    List<String> values = new ArrayList<>();
    columns.values().forEach(value -> values.add(dialect(value)));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO %s (%s) SELECT %s FROM %s"
              .formatted(
                  table,
                  String.join(", ", columns.keySet()),
                  String.join(", ", values),
                  sqlite
                      ? "(WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM"
                          + " numbers WHERE n < "
                          + rows
                          + ") SELECT n FROM numbers)"
                      : "generate_series(1::bigint, " + rows + ") AS numbers (n)"));
    }
    return this;
  }

  /** So that plans are those of a database that has run for a while. */
  void settle() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!sqlite) {
        statement.execute("VACUUM ANALYZE");
      }
    }
  }

  private String dialect(String value) {
    return value
        .replaceAll("\\{pad ([^}]*)}", sqlite ? "printf('%026d', $1)" : "lpad(($1)::text, 26, '0')")
        .replace("{now}", Long.toString(NOW));
  }

  private Map<String, String> needed(String table) throws SQLException {
    Map<String, String> needed = new LinkedHashMap<>();
    try (ResultSet columns = connection.getMetaData().getColumns(null, null, table, null)) {
      while (columns.next()) {
        if (columns.getString("IS_NULLABLE").equals("NO")
            && columns.getString("COLUMN_DEF") == null) {
          String type = columns.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
          needed.put(
              columns.getString("COLUMN_NAME"),
              type.startsWith("text") ? "''" : type.startsWith("bool") ? "false" : "0");
        }
      }
    }
    return needed;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
