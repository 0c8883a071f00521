package dev.ilk.outside.keycloak;

import java.util.List;
import java.util.Map;

/** How a server is run. */
public sealed interface Mode {

  /** What its command line begins with. */
  List<String> words(int port);

  /** What its environment holds besides. */
  Map<String, String> environment();

  /** For development: everything in memory. */
  record Development() implements Mode {
    @Override
    public List<String> words(int port) {
      return List.of("start-dev", "--db=dev-mem");
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }
  }

  /**
   * For production, on PostgreSQL, with plain HTTP for a proxy in front.
   *
   * @param database a JDBC address of an empty database, without user and password
   * @param user the database's user
   * @param password the user's password; goes by the environment, not by the command line
   */
  record Production(String database, String user, String password) implements Mode {
    // Left alone it may take 70 % of the machine's memory, from whatever runs beside it.
    private static final String HEAP = "-Xms512m -Xmx2g";

    @Override
    public List<String> words(int port) {
      return List.of(
          "start",
          "--db=postgres",
          "--db-url=" + database,
          "--db-username=" + user,
          "--http-enabled=true",
          "--hostname=http://127.0.0.1:" + port);
    }

    @Override
    public Map<String, String> environment() {
      return Map.of("KC_DB_PASSWORD", password, "JAVA_OPTS_KC_HEAP", HEAP);
    }
  }
}
