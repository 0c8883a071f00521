package dev.ilk.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Changes.Topic;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secret;
import dev.ilk.store.StoreSettings;
import dev.ilk.store.TestDatabase;
import dev.ilk.store.changes.SqlChanges;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;

/** Being told of changes by PostgreSQL, with all that can come in between. */
@Timeout(60)
class HeardTest {
  /** Nobody who waits so long is let go by it within this test. */
  private static final Duration NEVER = Duration.ofDays(1);

  @Test
  void a_change_of_another_node_is_told() throws Exception {
    try (Scene scene = new Scene();
        Heard heard = new Heard(scene::connect, NEVER, scene.told)) {
      scene.listening(heard);
      scene.told.drainPermits();
      scene.change("a");
      heard.await();
      assertEquals(List.of("a"), scene.changed());
    }
  }

  @Test
  void what_changes_while_the_connection_is_broken_is_found_when_it_is_made_anew()
      throws Exception {
    try (Scene scene = new Scene();
        Heard heard = new Heard(scene::connect, NEVER, scene.told)) {
      int first = scene.listening(heard);
      scene.told.drainPermits();
      scene.breakOff(first);
      scene.listening(heard);
      heard.await();
      scene.told.drainPermits();
      scene.change("a");
      heard.await();
      assertEquals(List.of("a"), scene.changed());
    }
  }

  @Test
  void without_any_connection_whoever_waits_is_let_go_to_look() throws Exception {
    try (Scene scene = new Scene();
        Heard heard = new Heard(HeardTest::nobody, NEVER, scene.told)) {
      scene.told.drainPermits();
      scene.change("a");
      heard.await();
      assertEquals(List.of("a"), scene.changed());
    }
  }

  @Test
  void what_is_told_and_lost_is_found_within_the_bound() throws Exception {
    try (Scene scene = new Scene();
        Heard heard = new Heard(scene::deaf, Heard.UNHEARD, scene.told)) {
      scene.listening(heard);
      scene.told.drainPermits();
      scene.change("a");
      heard.await();
      assertEquals(List.of("a"), scene.changed());
    }
  }

  private static Connection nobody() throws SQLException {
    throw new SQLException("nobody is there");
  }

  /** A database, nodes that change it, and connections by which changes are heard of. */
  private static final class Scene implements AutoCloseable {
    private final TestDatabase test;
    private final Database other;
    private final BlockingQueue<Integer> made = new LinkedBlockingQueue<>();
    private final Semaphore told = new Semaphore(0);

    Scene() throws Exception {
      test = TestDatabase.create(TestDatabase.Kind.POSTGRESQL);
      other = test.database();
    }

    Connection connect() throws SQLException {
      return made(url());
    }

    /** One that stands and to which nothing is ever told: it listens to another database. */
    Connection deaf() throws SQLException {
      return made(url().replaceFirst("/[^/?]+(\\?|$)", "/postgres$1"));
    }

    private Connection made(String url) throws SQLException {
      Connection connection = DriverManager.getConnection(url, login());
      made.add(connection.unwrap(PGConnection.class).getBackendPID());
      return connection;
    }

    /** Waits until the next connection listens; tells which it is. */
    int listening(Heard heard) throws InterruptedException {
      int backend = made.take();
      while (!heard.isListening()) {
        Thread.onSpinWait();
      }
      return backend;
    }

    void breakOff(int backend) throws SQLException {
      try (Connection connection = DriverManager.getConnection(url(), login());
          PreparedStatement statement =
              connection.prepareStatement("SELECT pg_terminate_backend(?)")) {
        statement.setInt(1, backend);
        try (ResultSet row = statement.executeQuery()) {
          assertTrue(row.next() && row.getBoolean(1));
        }
      }
    }

    void change(String key) throws StoreUnavailable {
      other.write(
          "testing",
          transaction -> {
            transaction.changed(Topic.KEY, key);
            return true;
          });
    }

    List<String> changed() throws StoreUnavailable {
      return new SqlChanges(other).after(0, 10).stream().map(Changes.Change::key).toList();
    }

    private String url() {
      return ((StoreSettings.Postgres) test.settings()).url();
    }

    private Properties login() {
      StoreSettings.Postgres settings = (StoreSettings.Postgres) test.settings();
      return switch (settings.password().read(System::getenv)) {
        case Result.Ok<Secret>(Secret password) -> {
          Properties login = new Properties();
          login.setProperty("user", settings.user());
          login.setProperty("password", password.reveal());
          yield login;
        }
        case Result.Failed<Secret>(List<Problem> problems) ->
            throw new AssertionError(problems.getFirst().sentence());
      };
    }

    @Override
    public void close() {
      test.close();
    }
  }
}
