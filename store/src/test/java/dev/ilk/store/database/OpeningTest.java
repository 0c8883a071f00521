package dev.ilk.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SecretRef;
import dev.ilk.store.StoreSettings;
import dev.ilk.store.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said when a database cannot be used. */
class OpeningTest {
  @TempDir Path folder;

  @Test
  void an_embedded_database_serves_one_opening_at_a_time() throws Exception {
    try (TestDatabase test = TestDatabase.create(TestDatabase.Kind.SQLITE)) {
      test.database();
      Problem problem = refused(test.settings());
      assertEquals("store_in_use", problem.code());
      assertTrue(problem.remedy().contains("PostgreSQL"));
      test.closeNodes();
      test.database();
    }
  }

  @Test
  void a_database_file_is_its_owners_alone() throws Exception {
    Path file = folder.resolve("ilk.db");
    try (Database database = opened(new StoreSettings.Sqlite(file))) {
      database.write("testing", transaction -> transaction.number("change", 1));
      Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rw-------");
      assertEquals(owner, Files.getPosixFilePermissions(file));
      assertEquals(owner, Files.getPosixFilePermissions(folder.resolve("ilk.db-wal")));
    }
  }

  @Test
  void a_missing_folder_is_told() {
    Problem problem = refused(new StoreSettings.Sqlite(folder.resolve("none/ilk.db")));
    assertEquals("store_unwritable", problem.code());
    assertTrue(problem.message().contains("none"));
  }

  @Test
  void a_file_that_is_no_database_is_told_and_left_alone() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "some notes\n".repeat(1000));
    assertEquals("store_unusable", refused(new StoreSettings.Sqlite(file)).code());
    assertEquals("some notes\n".repeat(1000), Files.readString(file));
  }

  @ParameterizedTest
  @EnumSource
  void a_schema_of_a_newer_version_is_not_touched(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      test.database()
          .write(
              "testing",
              transaction ->
                  transaction
                      .sql()
                      .execute(
                          "insert into flyway_schema_history values (99, '99', 'later', 'SQL',"
                              + " 'V99__later.sql', 1, 'x', CURRENT_TIMESTAMP, 1, "
                              + (kind == TestDatabase.Kind.SQLITE ? "1" : "true")
                              + ")"));
      test.closeNodes();
      Problem problem = refused(test.settings());
      assertEquals("store_newer", problem.code());
      assertTrue(problem.message().contains("99"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void opening_again_changes_nothing(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      int migrations = migrations(test.database());
      test.closeNodes();
      assertEquals(migrations, migrations(test.database()));
    }
  }

  @Test
  void nodes_that_start_at_once_on_an_empty_database_all_start() throws Exception {
    try (TestDatabase test = TestDatabase.create(TestDatabase.Kind.POSTGRESQL);
        ExecutorService threads = Executors.newFixedThreadPool(3)) {
      Callable<Result<Database>> start = () -> Opening.open(test.settings(), System::getenv);
      for (var opened : threads.invokeAll(List.of(start, start, start))) {
        switch (opened.get()) {
          case Result.Ok<Database>(Database database) -> database.close();
          case Result.Failed<Database>(List<Problem> problems) ->
              throw new AssertionError(problems.getFirst().sentence());
        }
      }
    }
  }

  @Test
  void a_wrong_password_a_missing_one_and_a_missing_database_are_told_apart() throws Exception {
    try (TestDatabase test = TestDatabase.create(TestDatabase.Kind.POSTGRESQL)) {
      StoreSettings.Postgres good = (StoreSettings.Postgres) test.settings();
      SecretRef fromEnvironment = new SecretRef.Environment("ILK_TEST_PASSWORD");
      StoreSettings.Postgres settings =
          new StoreSettings.Postgres(good.url(), good.user(), fromEnvironment);
      Map<String, String> environment = Map.of("ILK_TEST_PASSWORD", "guess");
      assertEquals("store_login_refused", problem(Opening.open(settings, environment::get)).code());
      assertEquals(
          "secret_missing", problem(Opening.open(settings, Map.<String, String>of()::get)).code());
      StoreSettings.Postgres elsewhere =
          new StoreSettings.Postgres(good.url() + "_not", good.user(), good.password());
      assertEquals("store_missing", refused(elsewhere).code());
    }
  }

  @Test
  void a_server_that_is_not_there_is_told() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Problem problem = refused(at(port));
    assertEquals("store_unreachable", problem.code());
    assertTrue(problem.message().contains("127.0.0.1:" + port));
  }

  @Test
  void a_server_that_never_answers_is_told() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertEquals("store_unreachable", refused(at(mute.getLocalPort())).code());
    }
  }

  @Test
  void a_server_that_may_lose_what_it_confirmed_is_refused() throws Exception {
    try (TestDatabase test = TestDatabase.create(TestDatabase.Kind.POSTGRESQL)) {
      StoreSettings.Postgres settings = (StoreSettings.Postgres) test.settings();
      String password = Files.readString(((SecretRef.File) settings.password()).path());
      String database = settings.url().substring(settings.url().lastIndexOf('/') + 1);
      try (var connection = DriverManager.getConnection(settings.url(), settings.user(), password);
          var statement = connection.createStatement()) {
        statement.execute("ALTER DATABASE " + database + " SET synchronous_commit = off");
      }
      Problem problem = refused(settings);
      assertEquals("store_not_durable", problem.code());
      assertTrue(problem.message().contains("synchronous_commit"));
    }
  }

  private StoreSettings at(int port) throws Exception {
    Path password = Files.createFile(folder.resolve("password"));
    Files.setPosixFilePermissions(password, SecretRef.OWNER_ONLY);
    Files.writeString(password, "secret");
    return new StoreSettings.Postgres(
        "jdbc:postgresql://127.0.0.1:%d/ilk".formatted(port), "ilk", new SecretRef.File(password));
  }

  private static int migrations(Database database) throws Exception {
    return database.read(
        "testing", view -> view.sql().fetch("select * from flyway_schema_history").size());
  }

  private static Database opened(StoreSettings settings) {
    return switch (Opening.open(settings, System::getenv)) {
      case Result.Ok<Database>(Database database) -> database;
      case Result.Failed<Database>(List<Problem> problems) ->
          throw new AssertionError(problems.getFirst().sentence());
    };
  }

  private static Problem refused(StoreSettings settings) {
    return problem(Opening.open(settings, System::getenv));
  }

  private static Problem problem(Result<Database> result) {
    return switch (result) {
      case Result.Ok<Database>(Database database) -> {
        database.close();
        throw new AssertionError("it was opened");
      }
      case Result.Failed<Database>(List<Problem> problems) -> problems.getFirst();
    };
  }
}
