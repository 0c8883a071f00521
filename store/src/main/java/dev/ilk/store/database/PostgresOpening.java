package dev.ilk.store.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Secret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;

/** Opens a PostgreSQL database. */
final class PostgresOpening {
  private static final int POOL = 16;
  private static final int IDLE = 2;
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration LOGIN = Duration.ofSeconds(3);
  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(3);

  // Each bound is longer than those inside it, so that the server gives up before the client does,
  // and says why. A transaction whose client is gone must end before others stop waiting for it.
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(4);
  private static final Duration LOCK = Duration.ofSeconds(6);
  private static final Duration STATEMENT = Duration.ofSeconds(8);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private static final String INVALID_CATALOG_NAME = "3D000";

  private PostgresOpening() {}

  /**
   * Connects to the server once, brings the schema up to date, and makes the pool.
   *
   * @param url the JDBC address
   * @param user the user
   * @param password asked for each new connection
   * @param tap for tests: what stands between this program and its connections
   * @return the database with its schema in place, or why not
   */
  static Result<Database> open(
      String url, String user, Supplier<Result<Secret>> password, UnaryOperator<DataSource> tap) {
    return password
        .get()
        .then(secret -> {
          PGSimpleDataSource source = source(url);
          source.setUser(user);
          source.setPassword(secret.reveal());
          return durable(url, source).then(_ -> Migrations.run(source, "postgresql"));
        })
        .then(_ -> Result.ok(pooled(tap.apply(source(url)), user, password)));
  }

  private static Database pooled(
      DataSource source, String user, Supplier<Result<Secret>> password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("postgresql");
    config.setDataSource(source);
    config.setCredentialsProvider(() -> credentials(user, password));
    config.setMaximumPoolSize(POOL);
    config.setMinimumIdle(IDLE);
    config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
    config.setValidationTimeout(CONNECT.toMillis());
    // The server has answered already; later it may come and go.
    config.setInitializationFailTimeout(-1);
    return new Database(
        new PooledConnections(new HikariDataSource(config)),
        SQLDialect.POSTGRES,
        new Heard(() -> login(source, credentials(user, password))));
  }

  private static Connection login(DataSource source, Credentials credentials) throws SQLException {
    return source.getConnection(credentials.getUsername(), credentials.getPassword());
  }

  private static Credentials credentials(String user, Supplier<Result<Secret>> password) {
    return switch (password.get()) {
      case Result.Ok<Secret>(Secret secret) -> Credentials.of(user, secret.reveal());
      // The server then refuses the connection, which becomes the store's failure.
      case Result.Failed<Secret>(List<Problem> _) -> Credentials.of(user, "");
    };
  }

  private static PGSimpleDataSource source(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setApplicationName("ilk");
    source.setConnectTimeout((int) CONNECT.toSeconds());
    source.setLoginTimeout((int) LOGIN.toSeconds());
    source.setSocketTimeout((int) ANSWER.toSeconds());
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    // Values may be personal data, and errors are logged.
    source.setLogServerErrorDetail(false);
    source.setOptions(
        ("-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d -c"
                + " tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3")
            .formatted(STATEMENT.toMillis(), LOCK.toMillis(), IDLE_IN_TRANSACTION.toMillis()));
    return source;
  }

  /** A server that confirms what it may lose is no place for the record. */
  private static Result<String> durable(String url, DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
        try (ResultSet row = statement.executeQuery("SHOW " + setting)) {
          row.next();
          if ("off".equals(row.getString(1))) {
            return Result.failed(
                Problem.of(
                        Problem.Kind.INVALID,
                        "store_not_durable",
                        "the PostgreSQL server runs with `%s = off` and may lose what it confirmed"
                            .formatted(setting))
                    .mend("set it to `on`"));
          }
        }
      }
      return Result.ok(url);
    } catch (SQLException e) {
      return Result.failed(unreachable(url, e));
    }
  }

  private static Problem unreachable(String url, SQLException e) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    if (state.equals(PSQLState.INVALID_PASSWORD.getState())
        || state.equals(PSQLState.INVALID_AUTHORIZATION_SPECIFICATION.getState())) {
      return Problem.of(
              Problem.Kind.INVALID,
              "store_login_refused",
              "PostgreSQL refuses the user or the password: " + e.getMessage())
          .mend("check the store's user and what its password reference points to");
    }
    if (state.equals(INVALID_CATALOG_NAME)) {
      return Problem.of(Problem.Kind.INVALID, "store_missing", "PostgreSQL says: " + e.getMessage())
          .mend("create the database, owned by the store's user");
    }
    return Problem.of(
            Problem.Kind.UNAVAILABLE,
            "store_unreachable",
            "PostgreSQL does not answer at `%s`: %s".formatted(url, e.getMessage()))
        .mend("start it, or correct the store's address");
  }
}
