package dev.ilk.discover.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ilk.discover.Account;
import dev.ilk.discover.AccountJson;
import dev.ilk.discover.Trait;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Users and roles of an AWS account (IAM API, version 2010-05-08): the account's owner and users
 * with what the credential report tells of them, then roles with whom they trust. Its cursor is
 * {@code users} or {@code roles}, a space, and the marker of the page.
 */
final class AwsConnector implements Connector {
  private static final String USERS = "users";
  private static final String ROLES = "roles";
  private static final int REPORT_ATTEMPTS = 10;
  private static final Duration REPORT_PAUSE = Duration.ofSeconds(2);
  private static final JsonMapper JSON = new JsonMapper();

  private final String system;
  private final HttpApi api;
  private final Waiting pause;

  /** Read once for a connector, since each of its pages needs it. */
  private @Nullable AwsReport report;

  AwsConnector(String system, HttpApi api, Waiting pause) {
    this.system = system;
    this.api = api;
    this.pause = pause;
  }

  @Override
  public Page next(String cursor) throws SystemUnreadable, InterruptedException {
    int space = cursor.indexOf(' ');
    String list = space < 0 ? USERS : cursor.substring(0, space);
    boolean users = list.equals(USERS);
    Map<String, String> more = new TreeMap<>();
    more.put("Filter.member.1", users ? "User" : "Role");
    more.put("MaxItems", "100");
    if (space >= 0 && space + 1 < cursor.length()) {
      more.put("Marker", cursor.substring(space + 1));
    }
    JsonNode answer = ask("GetAccountAuthorizationDetails", more);
    List<Account> accounts = new ArrayList<>();
    if (cursor.isEmpty()) {
      owner().ifPresent(accounts::add);
    }
    for (JsonNode one : answer.path(users ? "UserDetailList" : "RoleDetailList")) {
      String name = users ? "UserName" : "RoleName";
      if (!one.path(users ? "UserId" : "RoleId").asText().isEmpty() && one.has(name)) {
        accounts.add(users ? user(one) : role(one));
      }
    }
    String marker = answer.path("Marker").asText();
    if (answer.path("IsTruncated").asText().equals("true")) {
      if (marker.isEmpty()) {
        throw new SystemUnreadable("AWS says that there is more, and not where it begins");
      }
      return new Page(accounts, Optional.of(list + " " + marker));
    }
    return new Page(accounts, users ? Optional.of(ROLES + " ") : Optional.empty());
  }

  private JsonNode ask(String action, Map<String, String> parameters)
      throws SystemUnreadable, InterruptedException {
    StringBuilder query = new StringBuilder("/?Action=" + action + "&Version=2010-05-08");
    parameters.forEach((name, value) ->
        query
            .append('&')
            .append(name)
            .append('=')
            // RFC 3986, section 2.3, as the signature wants it.
            .append(
                URLEncoder.encode(value, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("*", "%2A")
                    .replace("%7E", "~")));
    return AwsXml.read(api.fetch(query.toString())).path(action + "Result");
  }

  /** The report is made anew by AWS at most every four hours; asking for it changes nothing. */
  private AwsReport report() throws SystemUnreadable, InterruptedException {
    AwsReport read = report;
    for (int attempt = 1; read == null; attempt++) {
      String state = ask("GenerateCredentialReport", Map.of()).path("State").asText();
      if (state.equals("COMPLETE")) {
        read = AwsReport.read(ask("GetCredentialReport", Map.of()));
      } else if (attempt == REPORT_ATTEMPTS) {
        throw new SystemUnreadable("AWS does not finish its credential report; run it again later");
      } else {
        pause.of(REPORT_PAUSE);
      }
    }
    report = read;
    return read;
  }

  private Optional<Account> owner() throws SystemUnreadable, InterruptedException {
    AwsReport all = report();
    return all.root()
        .map(arn ->
            new Account(
                system,
                arn,
                AwsReport.ROOT,
                "",
                "",
                "root account",
                true,
                all.when(arn, "user_creation_time"),
                all.lastUsed(arn),
                Map.of("admin", "true", Trait.FACTORS, factors(all, arn)),
                all.held(arn, Map.of())));
  }

  private Account user(JsonNode user) throws SystemUnreadable, InterruptedException {
    AwsReport all = report();
    String arn = user.path("Arn").asText();
    Map<String, String> traits = traits(user, "UserPolicyList");
    put(traits, "groups", AccountJson.text(user.path("GroupList")));
    put(traits, Trait.FACTORS, factors(all, arn));
    boolean password = all.isTrue(arn, "password_enabled");
    if (password || all.hasKeys(arn)) {
      traits.put(Trait.AUTHENTICATION, password ? "password" : "access-key");
    }
    return new Account(
        system,
        AccountJson.text(user.path("UserId")),
        AccountJson.text(user.path("UserName")),
        "",
        "",
        "IAM user",
        true,
        AccountJson.instant(user.path("CreateDate")),
        all.lastUsed(arn),
        traits,
        all.held(arn, all.hasKeys(arn) ? keys(user.path("UserName").asText()) : Map.of()));
  }

  private Map<Instant, String> keys(String user) throws SystemUnreadable, InterruptedException {
    Map<Instant, String> keys = new TreeMap<>();
    for (JsonNode key : ask("ListAccessKeys", Map.of("UserName", user)).path("AccessKeyMetadata")) {
      AccountJson.instant(key.path("CreateDate"))
          .ifPresent(when -> keys.put(when, AccountJson.text(key.path("AccessKeyId"))));
    }
    return keys;
  }

  private Account role(JsonNode role) {
    Map<String, String> traits = traits(role, "RolePolicyList");
    AwsTrust trust = AwsTrust.read(document(role.path("AssumeRolePolicyDocument").asText()));
    put(traits, "trusts", AccountJson.text(JSON.valueToTree(trust.principals())));
    put(traits, Trait.AUTHENTICATION, trust.authentication());
    traits.put("trusts-anybody", String.valueOf(trust.isOpen()));
    return new Account(
        system,
        AccountJson.text(role.path("RoleId")),
        AccountJson.text(role.path("RoleName")),
        "",
        "",
        trust.isForPeople() ? "sign-in role" : "role",
        true,
        AccountJson.instant(role.path("CreateDate")),
        AccountJson.instant(role.path("RoleLastUsed").path("LastUsedDate")),
        traits,
        List.of());
  }

  /** What users and roles have in common. Tags named owner, contact and description are told. */
  private static Map<String, String> traits(JsonNode one, String inline) {
    Map<String, String> traits = new TreeMap<>();
    TreeSet<String> policies = new TreeSet<>();
    one.path("AttachedManagedPolicies").forEach(p -> policies.add(p.path("PolicyName").asText()));
    one.path(inline).forEach(policy -> policies.add(policy.path("PolicyName").asText()));
    put(traits, "arn", AccountJson.text(one.path("Arn")));
    put(traits, "policies", AccountJson.text(JSON.valueToTree(policies)));
    put(
        traits,
        "boundary",
        AccountJson.text(one.path("PermissionsBoundary").path("PermissionsBoundaryArn")));
    if (policies.contains("AdministratorAccess")) {
      traits.put("admin", "true");
    }
    for (JsonNode tag : one.path("Tags")) {
      String key = tag.path("Key").asText().toLowerCase(Locale.ROOT);
      if (List.of("owner", "contact", "description", "team").contains(key)) {
        put(traits, key.equals("team") ? "owner" : key, AccountJson.text(tag.path("Value")));
      }
    }
    return traits;
  }

  private static JsonNode document(String encoded) {
    try {
      return JSON.readTree(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      // Whom it trusts is not known then, which is what an empty document says.
      return JSON.createObjectNode();
    }
  }

  private static String factors(AwsReport report, String arn) {
    return report.isTrue(arn, "mfa_active") ? "true" : "none";
  }

  private static void put(Map<String, String> traits, String trait, String value) {
    if (!value.isEmpty()) {
      traits.put(trait, value);
    }
  }
}
