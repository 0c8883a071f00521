package dev.ilk.discover.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.discover.Account;
import dev.ilk.discover.AccountJson;
import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.Trait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Users of a Snowflake account with their roles, credentials and network policies, asked in one
 * statement of the SQL API (version 2) from the schema {@code SNOWFLAKE.ACCOUNT_USAGE}, which is up
 * to two hours old. Its cursor is the last user's number.
 */
final class SnowflakeConnector implements Connector {
  private static final int PAGE = 500;
  private static final int MOST_PARTITIONS = 50;
  private static final int POLLS = 8;
  private static final String STATEMENTS = "/api/v2/statements";
  private static final JsonMapper JSON = new JsonMapper();

  /** Which form of token it is, as the header wants it told. */
  private static final List<String> FORMS =
      List.of("KEYPAIR_JWT", "OAUTH", "PROGRAMMATIC_ACCESS_TOKEN");

  private static final String USERS =
      """
      select u.user_id::varchar, u.name, u.login_name, u.display_name, u.email, u.type,
             u.disabled::varchar, date_part(epoch_second, u.created_on)::varchar,
             date_part(epoch_second, u.last_success_login)::varchar, u.comment, u.default_role,
             u.owner, u.has_mfa::varchar, u.has_password::varchar,
             date_part(epoch_second, u.password_last_set_time)::varchar,
             u.has_rsa_public_key::varchar, g.roles, p.policies, to_json(c.held)
      from snowflake.account_usage.users u
      left join (select grantee_name, listagg(role, ',') within group (order by role) roles
                 from snowflake.account_usage.grants_to_users where deleted_on is null
                 group by grantee_name) g on g.grantee_name = u.name
      left join (select ref_entity_name, listagg(policy_name, ',') policies
                 from snowflake.account_usage.policy_references
                 where policy_kind = 'NETWORK_POLICY' and ref_entity_domain = 'USER'
                 group by ref_entity_name) p on p.ref_entity_name = u.name
      left join (select user_name, array_agg(object_construct('id', credential_id::varchar,
                   'type', type, 'created', date_part(epoch_second, created_on),
                   'lastUsed', date_part(epoch_second, last_used_on),
                   'expires', date_part(epoch_second, expiration_date))) held
                 from snowflake.account_usage.credentials where type = 'PAT'
                 group by user_name) c on c.user_name = u.name
      where u.deleted_on is null and u.user_id > ? order by u.user_id limit 500
      """;

  private final String system;
  private final String warehouse;
  private final HttpApi api;
  private final Waiting pause;

  SnowflakeConnector(String system, String warehouse, HttpApi api, Waiting pause) {
    this.system = system;
    this.warehouse = warehouse;
    this.api = api;
    this.pause = pause;
  }

  /** Headers by which the SQL API lets in, with the form of the token. */
  static Map<String, String> headers(String secret, String form) throws SystemUnreadable {
    if (!FORMS.contains(form)) {
      throw new SystemUnreadable(
          "`%s` is no form of token (give --set token=%s)"
              .formatted(form, String.join("|", FORMS)));
    }
    return Map.of(
        "Authorization",
        "Bearer " + secret,
        "X-Snowflake-Authorization-Token-Type",
        form,
        "Accept",
        "application/json");
  }

  @Override
  public Page next(String cursor) throws SystemUnreadable, InterruptedException {
    long last = cursor.isEmpty() ? -1 : Long.parseLong(cursor);
    List<JsonNode> rows = rows(last);
    List<Account> accounts = new ArrayList<>();
    for (JsonNode row : rows) {
      long number = number(row);
      if (number <= last) {
        throw new SystemUnreadable("Snowflake answered with users out of order");
      }
      last = number;
      accounts.add(account(row));
    }
    return new Page(
        accounts, rows.size() < PAGE ? Optional.empty() : Optional.of(String.valueOf(last)));
  }

  private static long number(JsonNode row) throws SystemUnreadable {
    if (!row.path(0).asText().matches("[0-9]{1,18}")) {
      throw new SystemUnreadable("Snowflake answered with a user without a number");
    }
    return Long.parseLong(row.path(0).asText());
  }

  /** All rows of a page: an answer may come later, and in several parts. */
  private List<JsonNode> rows(long after) throws SystemUnreadable, InterruptedException {
    ObjectNode question = JSON.createObjectNode().put("statement", USERS).put("timeout", 120);
    question.put("warehouse", warehouse);
    question
        .putObject("bindings")
        .putObject("1")
        .put("type", "FIXED")
        .put("value", String.valueOf(after));
    JsonNode answer = api.query(STATEMENTS, question).orElseThrow(SnowflakeConnector::nothing);
    Duration wait = Duration.ofSeconds(1);
    for (int poll = 0; !answer.has("data"); poll++) {
      if (poll == POLLS) {
        throw new SystemUnreadable("Snowflake does not finish the statement; run it again later");
      }
      pause.of(wait);
      wait = wait.multipliedBy(2);
      answer = api.get(STATEMENTS + "/" + handle(answer)).body();
    }
    List<JsonNode> rows = new ArrayList<>();
    add(rows, answer);
    int partitions = answer.at("/resultSetMetaData/partitionInfo").size();
    if (partitions > MOST_PARTITIONS) {
      throw new SystemUnreadable(
          "Snowflake parts one page into more than %d".formatted(partitions));
    }
    for (int part = 1; part < partitions; part++) {
      add(rows, api.get(STATEMENTS + "/" + handle(answer) + "?partition=" + part).body());
    }
    return rows;
  }

  private static void add(List<JsonNode> rows, JsonNode answer) throws SystemUnreadable {
    if (!answer.path("data").isArray()) {
      throw new SystemUnreadable("Snowflake answered with no list at `/data`");
    }
    answer.path("data").forEach(rows::add);
    if (rows.size() > PAGE) {
      throw new SystemUnreadable("Snowflake answered with more rows than it was asked for");
    }
  }

  private static String handle(JsonNode answer) throws SystemUnreadable {
    String handle = answer.path("statementHandle").asText();
    if (!handle.matches("[0-9A-Za-z-]{1,64}")) {
      throw new SystemUnreadable("Snowflake answered with neither rows nor a statement's handle");
    }
    return handle;
  }

  private static SystemUnreadable nothing() {
    return new SystemUnreadable("`%s` is not there (check the address)".formatted(STATEMENTS));
  }

  private Account account(JsonNode row) throws SystemUnreadable {
    List<String> roles = AccountJson.texts(row.path(16));
    boolean password = isTrue(row, 13);
    boolean key = isTrue(row, 15);
    List<HeldCredential> held = tokens(row.path(18).asText(""));
    Map<String, String> traits = new TreeMap<>();
    put(traits, Trait.DESCRIPTION, text(row, 9));
    put(traits, "default-role", text(row, 10));
    put(traits, "owner-role", text(row, 11));
    put(traits, Trait.FACTORS, isTrue(row, 12) ? "true" : "none");
    put(traits, "groups", String.join(",", roles));
    put(traits, "network-policy", text(row, 17));
    put(traits, Trait.AUTHENTICATION, key ? "keypair" : password ? "password" : null);
    put(traits, "admin", roles.contains("ACCOUNTADMIN") ? "true" : null);
    if (password) {
      held.add(
          new HeldCredential(
              "password",
              "",
              AccountJson.instant(row.path(14)),
              Optional.empty(),
              Optional.empty()));
    }
    if (key) {
      held.add(
          new HeldCredential(
              "key-pair", "", Optional.empty(), Optional.empty(), Optional.empty(), roles));
    }
    return new Account(
        system,
        text(row, 0),
        text(row, 1),
        text(row, 3),
        text(row, 4),
        text(row, 5),
        !isTrue(row, 6),
        AccountJson.instant(row.path(7)),
        AccountJson.instant(row.path(8)),
        traits,
        held);
  }

  /** Programmatic access tokens, as the statement puts them together. */
  private static List<HeldCredential> tokens(String json) throws SystemUnreadable {
    List<HeldCredential> held = new ArrayList<>();
    try {
      for (JsonNode one : JSON.readTree(json.isEmpty() ? "null" : json)) {
        held.add(
            new HeldCredential(
                "token",
                AccountJson.text(one.path("id")),
                AccountJson.instant(one.path("created")),
                AccountJson.instant(one.path("lastUsed")),
                AccountJson.instant(one.path("expires"))));
      }
      return held;
    } catch (JsonProcessingException e) {
      throw new SystemUnreadable("Snowflake answered with credentials that are no JSON", e);
    }
  }

  private static boolean isTrue(JsonNode row, int column) {
    return row.path(column).asText().equalsIgnoreCase("true");
  }

  private static String text(JsonNode row, int column) {
    return AccountJson.text(row.path(column));
  }

  private static void put(Map<String, String> traits, String trait, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      traits.put(trait, value);
    }
  }
}
