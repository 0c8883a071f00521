package dev.ilk.discover.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.discover.Account;
import dev.ilk.discover.AccountJson;
import dev.ilk.discover.HeldCredential;
import dev.ilk.discover.Trait;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who can sign in to Vault or OpenBao (HTTP API, version 1): the roles and users of each
 * authentication mount, the secret ids of AppRoles, and tokens that live longer than a day. Names
 * are listed whole and looked up a page at a time; the cursor is the mount, a space, and the last
 * name that was read.
 */
final class VaultConnector implements Connector {
  private static final int PAGE = 100;
  private static final int MOST_SECRET_IDS = 50;
  private static final long DAY = 86_400;

  private final String system;
  private final HttpApi api;

  VaultConnector(String system, HttpApi api) {
    this.system = system;
    this.api = api;
  }

  @Override
  public Page next(String cursor) throws SystemUnreadable, InterruptedException {
    NavigableMap<String, JsonNode> mounts = mounts();
    int space = cursor.lastIndexOf(' ');
    if (mounts.isEmpty()) {
      return new Page(List.of(), Optional.empty());
    }
    String mount = space < 0 ? mounts.firstKey() : cursor.substring(0, space);
    if (!mounts.containsKey(mount)) {
      // It was taken away since the page before.
      return new Page(List.of(), following(mounts, mount));
    }
    String sort = mounts.get(mount).path("type").asText();
    VaultMount kept = VaultMount.of(sort).orElseThrow();
    String last = space < 0 ? "" : decoded(cursor.substring(space + 1));
    List<String> left = new ArrayList<>(names(at(mount) + kept.list()).tailSet(last + "\0"));
    List<String> page = left.subList(0, Math.min(PAGE, left.size()));
    List<Account> accounts = new ArrayList<>();
    for (String name : page) {
      Optional<Account> account =
          kept.isTokens()
              ? token(mount, name)
              : entry(mount, sort, kept, mounts.get(mount).path("accessor").asText(mount), name);
      account.ifPresent(accounts::add);
    }
    return new Page(
        accounts,
        left.size() > PAGE
            ? Optional.of(mount + " " + encoded(page.getLast()))
            : following(mounts, mount));
  }

  private static Optional<String> following(NavigableMap<String, JsonNode> mounts, String mount) {
    return Optional.ofNullable(mounts.higherKey(mount)).map(next -> next + " ");
  }

  /** The mounts that keep accounts, by path. */
  private NavigableMap<String, JsonNode> mounts() throws SystemUnreadable, InterruptedException {
    JsonNode all = api.get("/v1/sys/auth").body().path("data");
    if (!all.isObject()) {
      throw new SystemUnreadable("`/v1/sys/auth` answered with no mounts at `/data`");
    }
    NavigableMap<String, JsonNode> mounts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> mount : all.properties()) {
      if (VaultMount.of(mount.getValue().path("type").asText()).isPresent()) {
        mounts.put(mount.getKey(), mount.getValue());
      }
    }
    return mounts;
  }

  /** Names of a list; Vault says of an empty one that it is not found. */
  private SortedSet<String> names(String path) throws SystemUnreadable, InterruptedException {
    TreeSet<String> names = new TreeSet<>();
    JsonNode keys =
        api.find(path + "?list=true").orElseGet(MissingNode::getInstance).at("/data/keys");
    if (!keys.isArray() && !keys.isMissingNode()) {
      throw new SystemUnreadable("`%s` answered with no list at `/data/keys`".formatted(path));
    }
    keys.forEach(key -> names.add(key.asText()));
    names.remove("");
    return names;
  }

  private Optional<Account> entry(
      String mount, String sort, VaultMount kept, String accessor, String name)
      throws SystemUnreadable, InterruptedException {
    String path = at(mount) + kept.one() + "/" + encoded(name);
    JsonNode data = api.find(path).orElseGet(MissingNode::getInstance).path("data");
    if (data.isMissingNode()) {
      // It went since it was listed.
      return Optional.empty();
    }
    boolean signIn = sort.equals("jwt") && data.path("role_type").asText().equals("oidc");
    Map<String, String> traits = new TreeMap<>();
    put(traits, "mount", mount);
    put(traits, Trait.AUTHENTICATION, authentication(sort, signIn));
    put(traits, "policies", first(data, "token_policies", "policies", "allowed_policies"));
    put(traits, "bound", first(data, "token_bound_cidrs", "secret_id_bound_cidrs", "bound_cidrs"));
    put(
        traits,
        "bound-to",
        first(
            data,
            "bound_service_account_names",
            "bound_subject",
            "bound_iam_principal_arn",
            "bound_service_accounts",
            "bound_service_principal_ids"));
    put(traits, Trait.DESCRIPTION, first(data, "display_name"));
    if (traits.getOrDefault("policies", "").matches("(.*,)?root(,.*)?")) {
      traits.put("admin", "true");
    }
    return Optional.of(
        new Account(
            system,
            clean(accessor + "/" + name),
            clean(name),
            "",
            "",
            signIn ? "sign-in role" : kept.type(),
            true,
            Optional.empty(),
            Optional.empty(),
            traits,
            sort.equals("approle") ? secretIds(path) : List.of()));
  }

  private static String authentication(String sort, boolean signIn) {
    return switch (sort) {
      case "userpass", "ldap" -> "password";
      case "oidc" -> "oidc";
      case "jwt" -> signIn ? "oidc" : "jwt";
      case "cert" -> "certificate";
      case "approle" -> "client secret";
      default -> "workload identity";
    };
  }

  /** Secret ids by their accessors: when they were made and end, and never they themselves. */
  private List<HeldCredential> secretIds(String role)
      throws SystemUnreadable, InterruptedException {
    List<HeldCredential> held = new ArrayList<>();
    for (String accessor : names(role + "/secret-id").stream().limit(MOST_SECRET_IDS).toList()) {
      ObjectNode question =
          JsonNodeFactory.instance.objectNode().put("secret_id_accessor", accessor);
      api.query(role + "/secret-id-accessor/lookup", question)
          .map(answer -> answer.path("data"))
          .ifPresent(data ->
              held.add(
                  new HeldCredential(
                      "secret-id",
                      clean(accessor),
                      AccountJson.instant(data.path("creation_time")),
                      Optional.empty(),
                      AccountJson.instant(data.path("expiration_time")))));
    }
    return held;
  }

  /** A token that lives longer than a day; those that live shorter come and go by themselves. */
  private Optional<Account> token(String mount, String accessor)
      throws SystemUnreadable, InterruptedException {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("accessor", accessor);
    JsonNode data =
        api.query(at(mount) + "lookup-accessor", question)
            .orElseGet(MissingNode::getInstance)
            .path("data");
    long lives = data.path("creation_ttl").asLong(0);
    if (data.isMissingNode() || (lives > 0 && lives <= DAY && data.path("period").asLong(0) == 0)) {
      return Optional.empty();
    }
    Map<String, String> traits = new TreeMap<>();
    put(traits, "policies", first(data, "policies"));
    put(traits, "creator", first(data, "path"));
    put(traits, "entity", first(data, "entity_id"));
    if (traits.getOrDefault("policies", "").matches("(.*,)?root(,.*)?")) {
      traits.put("admin", "true");
    }
    return Optional.of(
        new Account(
            system,
            clean(accessor),
            AccountJson.text(data.path("display_name")),
            "",
            "",
            "access token",
            true,
            AccountJson.instant(data.path("creation_time")),
            Optional.empty(),
            traits,
            List.of(
                new HeldCredential(
                    "token",
                    clean(accessor),
                    AccountJson.instant(data.path("creation_time")),
                    Optional.empty(),
                    AccountJson.instant(data.path("expire_time"))))));
  }

  private static String first(JsonNode data, String... names) {
    for (String name : names) {
      String text = AccountJson.text(data.path(name));
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** Where a mount is; its path ends with a slash and may have others. */
  private static String at(String mount) {
    return "/v1/auth/" + encoded(mount).replace("%2F", "/");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String clean(String text) {
    return AccountJson.text(JsonNodeFactory.instance.textNode(text));
  }

  private static void put(Map<String, String> traits, String trait, String value) {
    if (!value.isEmpty()) {
      traits.put(trait, value);
    }
  }
}
