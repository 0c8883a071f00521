package dev.ilk.outside.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresTest {
  private static final Map<Binaries.Source, Postgres> SERVERS =
      new EnumMap<>(Binaries.Source.class);

  @AfterAll
  static void stop() throws IOException {
    for (Postgres server : SERVERS.values()) {
      server.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_committed_survives_a_stop_and_a_crash(Binaries.Source source) throws Exception {
    Postgres postgres = server(source);
    String url = postgres.createDatabase("survivor");
    execute(url, postgres, "CREATE TABLE t AS SELECT 1 AS n");
    postgres.stop();
    assertThrows(SQLException.class, () -> count(url, postgres));
    postgres.startAgain();
    assertEquals(1, count(url, postgres));
    execute(url, postgres, "INSERT INTO t VALUES (2)");
    postgres.crash();
    assertThrows(SQLException.class, () -> count(url, postgres));
    postgres.startAgain();
    assertEquals(2, count(url, postgres));
  }

  @ParameterizedTest
  @EnumSource
  void durability_is_not_traded_away(Binaries.Source source) throws Exception {
    Postgres postgres = server(source);
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      assertEquals("on", query(postgres.url("postgres"), postgres, "SHOW " + setting), setting);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_password_does_not_open_it(Binaries.Source source) {
    String url = server(source).url("postgres");
    SQLException refused =
        assertThrows(
            SQLException.class, () -> DriverManager.getConnection(url, Postgres.USER, "guess"));
    assertEquals("28P01", refused.getSQLState());
  }

  @Test
  void nothing_is_left_after_closing() throws Exception {
    Postgres postgres = orSkip(Postgres.start());
    String data = query(postgres.url("postgres"), postgres, "SHOW data_directory");
    postgres.close();
    postgres.close();
    assertFalse(Files.exists(Path.of(data).getParent()));
  }

  private static Postgres server(Binaries.Source source) {
    return SERVERS.computeIfAbsent(source, wanted -> orSkip(Postgres.start(wanted)));
  }

  private static Postgres orSkip(Result<Postgres> started) {
    return switch (started) {
      case Result.Ok<Postgres>(Postgres postgres) -> postgres;
      case Result.Failed<Postgres>(List<Problem> problems) ->
          Assumptions.abort("skipped: " + problems.getFirst().sentence());
    };
  }

  private static int count(String url, Postgres postgres) throws SQLException {
    return Integer.parseInt(query(url, postgres, "SELECT count(*) FROM t"));
  }

  private static String query(String url, Postgres postgres, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url, Postgres.USER, postgres.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return Optional.ofNullable(rows.getString(1)).orElse("");
    }
  }

  private static void execute(String url, Postgres postgres, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url, Postgres.USER, postgres.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
