package dev.ilk.discover.connect;

import dev.ilk.discover.Account;
import dev.ilk.discover.HeldCredential;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a PostgreSQL server, read from the catalogue that every role may read ({@code
 * pg_roles}); no superuser is needed. Its cursor is the last role's number.
 */
public final class PostgresConnector implements Connector {
  private static final int PAGE = 1_000;
  private static final String ROLES =
      """
      select r.oid::bigint, r.rolname, r.rolcanlogin, r.rolsuper, r.rolcreaterole, r.rolbypassrls,
             r.rolreplication, r.rolvaliduntil, shobj_description(r.oid, 'pg_authid'),
             coalesce((select string_agg(g.rolname, ',' order by g.rolname) from pg_auth_members m
                       join pg_roles g on g.oid = m.roleid where m.member = r.oid), ''),
             (select string_agg(distinct a.application_name, ',') from pg_stat_activity a
               where a.usesysid = r.oid)
      from pg_roles r where r.oid::bigint > ? and r.rolname not like 'pg\\_%'
      order by r.oid::bigint limit ?
      """;

  private final String system;
  private final String url;
  private final Properties login;

  /**
   * A reader of a server.
   *
   * @param system what to call it in accounts
   * @param url a JDBC address without a password
   * @param user any role that may connect
   * @param password its password
   */
  public PostgresConnector(String system, String url, String user, String password) {
    this.system = system;
    this.url = url;
    this.login = new Properties();
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.setProperty("connectTimeout", "10");
    login.setProperty("socketTimeout", "60");
  }

  @Override
  public Page next(String cursor) throws SystemUnreadable {
    List<Account> accounts = new ArrayList<>();
    long last = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
    try (Connection connection = DriverManager.getConnection(url, login);
        PreparedStatement statement = connection.prepareStatement(ROLES)) {
      statement.setLong(1, last);
      statement.setInt(2, PAGE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          last = rows.getLong(1);
          accounts.add(account(rows));
        }
      }
    } catch (SQLException e) {
      throw new SystemUnreadable("PostgreSQL refuses: " + e.getMessage(), e);
    }
    return new Page(
        accounts, accounts.size() < PAGE ? Optional.empty() : Optional.of(String.valueOf(last)));
  }

  private Account account(ResultSet row) throws SQLException {
    boolean login = row.getBoolean(3);
    Map<String, String> traits = new TreeMap<>();
    put(traits, "superuser", row.getBoolean(4) ? "yes" : null);
    put(traits, "createrole", row.getBoolean(5) ? "yes" : null);
    put(traits, "bypassrls", row.getBoolean(6) ? "yes" : null);
    put(traits, "replication", row.getBoolean(7) ? "yes" : null);
    put(traits, "description", row.getString(9));
    put(traits, "groups", row.getString(10));
    put(traits, "client", row.getString(11));
    Optional<Instant> until =
        Optional.ofNullable(row.getTimestamp(8))
            // 'infinity' is told as a day in a year that no password lives to.
            .map(time -> time.toInstant())
            .filter(when -> when.isBefore(Instant.parse("9999-01-01T00:00:00Z")));
    List<HeldCredential> held =
        login
            ? List.of(new HeldCredential("password", "", Optional.empty(), Optional.empty(), until))
            : List.of();
    return new Account(
        system,
        row.getString(1),
        row.getString(2),
        "",
        "",
        login ? "login role" : "group role",
        login,
        Optional.empty(),
        Optional.empty(),
        traits,
        held);
  }

  private static void put(Map<String, String> traits, String trait, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      traits.put(trait, value);
    }
  }
}
