package dev.ilk.store.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.kernel.Result;
import dev.ilk.store.StoreSettings;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.sqlite.ProgressHandler;

/**
 * How much an opened database had to do for what it was asked, whatever the machine is and does
 * else: in SQLite the instructions of its virtual machine, in PostgreSQL the rows and the blocks
 * that were looked at.
 */
public final class Work {
  private static final int INSTRUCTIONS = 100;

  private final AtomicLong done = new AtomicLong();
  private final List<String> plans = new ArrayList<>();

  /** Something that is asked of a database. */
  public interface Asking {
    void ask() throws Exception;
  }

  /** Opens a database whose work is measured. */
  public Result<Database> open(StoreSettings settings) {
    boolean sqlite = settings instanceof StoreSettings.Sqlite;
    return Opening.open(settings, System::getenv, source -> tapped(source, sqlite));
  }

  /** What it takes to answer. */
  public synchronized long of(Asking question) throws Exception {
    // What is read once for a connection is none of the question's.
    question.ask();
    plans.clear();
    done.set(0);
    question.ask();
    return done.get();
  }

  /** How PostgreSQL went about the last question, for whoever has to mend it. */
  public synchronized String plans() {
    return String.join("\n", plans);
  }

  private DataSource tapped(DataSource source, boolean sqlite) {
    return Proxies.of(
        DataSource.class,
        (method, arguments) -> {
          Object made = Proxies.call(source, method, arguments);
          if (!(made instanceof Connection connection)) {
            return made;
          }
          return sqlite ? counting(connection) : explaining(connection);
        });
  }

  private Connection counting(Connection connection) throws SQLException {
    ProgressHandler.setHandler(
        connection,
        INSTRUCTIONS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            done.addAndGet(INSTRUCTIONS);
            return 0;
          }
        });
    return connection;
  }

  private Connection explaining(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // What is chosen where tables are large: a small one is quicker read than looked up in.
      statement.execute("SET enable_seqscan = off");
    }
    return Proxies.of(
        Connection.class,
        (method, arguments) -> {
          Object made = Proxies.call(connection, method, arguments);
          return made instanceof PreparedStatement statement && isQuestion((String) arguments[0])
              ? explaining(connection, statement, (String) arguments[0])
              : made;
        });
  }

  private static boolean isQuestion(String sql) {
    String begin = sql.strip().toLowerCase(Locale.ROOT);
    return begin.startsWith("select") || begin.startsWith("with");
  }

  private record Set(Method method, Object[] arguments) {}

  private PreparedStatement explaining(
      Connection connection, PreparedStatement statement, String sql) {
    List<Set> values = new ArrayList<>();
    return Proxies.of(
        PreparedStatement.class,
        (method, arguments) -> {
          if (method.getDeclaringClass() == PreparedStatement.class
              && method.getName().startsWith("set")) {
            values.add(new Set(method, arguments));
          } else if (method.getName().startsWith("execute")) {
            explain(connection, sql, values);
          }
          return Proxies.call(statement, method, arguments);
        });
  }

  /**
   * Among few rows PostgreSQL may as well gather and sort what it would read in order among many:
   * what counts is the better of both ways.
   */
  private void explain(Connection connection, String sql, List<Set> values) throws Throwable {
    JsonNode gathering = explained(connection, sql, values);
    switchBitmaps(connection, "off");
    JsonNode inOrder = explained(connection, sql, values);
    switchBitmaps(connection, "on");
    JsonNode plan = work(inOrder) < work(gathering) ? inOrder : gathering;
    done.addAndGet(work(plan));
    plans.add(sql + "\n" + plan.toPrettyString());
  }

  private static void switchBitmaps(Connection connection, String way) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET enable_bitmapscan = " + way);
    }
  }

  private static JsonNode explained(Connection connection, String sql, List<Set> values)
      throws Throwable {
    try (PreparedStatement explained =
        connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql)) {
      for (Set value : values) {
        Proxies.call(explained, value.method(), value.arguments());
      }
      try (ResultSet row = explained.executeQuery()) {
        row.next();
        return new ObjectMapper().readTree(row.getString(1)).path(0).path("Plan");
      }
    }
  }

  private static long work(JsonNode plan) {
    return looked(plan)
        + plan.path("Shared Hit Blocks").asLong()
        + plan.path("Shared Read Blocks").asLong();
  }

  /** Rows that the leaves of a plan give or leave out. */
  private static long looked(JsonNode plan) {
    long looked = 0;
    for (JsonNode part : plan.path("Plans")) {
      looked += looked(part);
    }
    if (plan.path("Plans").isEmpty()) {
      long rows =
          plan.path("Actual Rows").asLong()
              + plan.path("Rows Removed by Filter").asLong()
              + plan.path("Rows Removed by Index Recheck").asLong();
      looked += rows * plan.path("Actual Loops").asLong();
    }
    return looked;
  }
}
