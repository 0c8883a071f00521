package dev.ilk.discover.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ilk.discover.Account;
import dev.ilk.discover.AccountJson;
import dev.ilk.discover.HeldCredential;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a system by its profile. Its cursor is the number of the list, a space, and the page. */
public final class ProfileConnector implements Connector {
  private final Profile profile;
  private final String system;
  private final Map<String, String> parameters;
  private final HttpApi api;

  /**
   * A reader of one system.
   *
   * @param profile how to read it
   * @param system what to call it in accounts
   * @param base its address
   * @param parameters what the profile asks for
   * @param secret the credential
   * @param pause how to wait when the system asks to
   */
  public ProfileConnector(
      Profile profile,
      String system,
      URI base,
      Map<String, String> parameters,
      String secret,
      Waiting pause) {
    this.profile = profile;
    this.system = system;
    this.parameters = Map.copyOf(parameters);
    Map<String, String> headers = new HashMap<>(profile.headers());
    headers.put("Authorization", profile.authorization().replace("{secret}", secret));
    headers.putIfAbsent("Accept", "application/json");
    this.api = new HttpApi(base, headers, pause);
  }

  @Override
  public Page next(String cursor) throws SystemUnreadable, InterruptedException {
    int space = cursor.indexOf(' ');
    int index = space < 0 ? 0 : Integer.parseInt(cursor.substring(0, space));
    Profile.Listing list = profile.lists().get(index);
    String at = space < 0 ? first(list) : cursor.substring(space + 1);
    HttpApi.Answer answer = api.get(at);
    JsonNode items = list.items().isEmpty() ? answer.body() : answer.body().at(list.items());
    if (!items.isArray() && !items.isMissingNode()) {
      throw new SystemUnreadable(
          "`%s` answered with no list at `%s`".formatted(list.path(), list.items()));
    }
    List<Account> accounts = new ArrayList<>();
    for (JsonNode item : items) {
      account(list, item).ifPresent(accounts::add);
    }
    Optional<String> more =
        following(list, at, answer, items.size()).map(page -> index + " " + page);
    boolean last = index + 1 == profile.lists().size();
    return new Page(
        accounts,
        more.isPresent() || last
            ? more
            : Optional.of(index + 1 + " " + first(profile.lists().get(index + 1))));
  }

  private String first(Profile.Listing list) {
    String path = filled(list.path(), parameters);
    return list.size() > 0 ? with(path, list.parameter(), String.valueOf(list.first())) : path;
  }

  private static String filled(String path, Map<String, String> values) {
    String filled = path;
    for (Map.Entry<String, String> given : values.entrySet()) {
      filled =
          filled.replace(
              "{" + given.getKey() + "}",
              URLEncoder.encode(given.getValue(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return filled;
  }

  private Optional<String> following(
      Profile.Listing list, String at, HttpApi.Answer answer, int read) {
    return switch (list.paging()) {
      case NONE -> Optional.empty();
      case LINK -> answer.next();
      case ADDRESS -> text(answer.body().at(list.next()));
      case TOKEN ->
          text(answer.body().at(list.next()))
              .map(token -> with(first(list), list.parameter(), token));
      case OFFSET -> counted(list, at, read, read);
      case NUMBER -> counted(list, at, read, 1);
    };
  }

  /** The page after a full one; a page that is not full is the last. */
  private Optional<String> counted(Profile.Listing list, String at, int read, int step) {
    return read < list.size()
        ? Optional.empty()
        : Optional.of(
            with(first(list), list.parameter(), String.valueOf(position(list, at) + step)));
  }

  private static int position(Profile.Listing list, String at) {
    String mark = list.parameter() + "=";
    int start = at.indexOf(mark) + mark.length();
    int end = at.indexOf('&', start);
    return Integer.parseInt(at.substring(start, end < 0 ? at.length() : end));
  }

  /** A path with a parameter added or replaced. */
  private static String with(String path, String parameter, String value) {
    String without =
        path.replaceAll("([?&])" + Pattern.quote(parameter) + "=[^&]*&?", "$1")
            .replaceAll("[?&]$", "");
    return without
        + (without.contains("?") ? "&" : "?")
        + parameter
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private Optional<Account> account(Profile.Listing list, JsonNode item)
      throws SystemUnreadable, InterruptedException {
    Map<String, String> traits = new TreeMap<>();
    list.traits()
        .forEach((trait, at) ->
            find(item, at).map(AccountJson::text).ifPresent(v -> traits.put(trait, v)));
    traits.values().removeIf(String::isEmpty);
    String id = field(list, item, "id");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Account(
            system,
            id,
            field(list, item, "name"),
            field(list, item, "display"),
            field(list, item, "email"),
            field(list, item, "type"),
            isEnabled(list.enabled(), item),
            instant(list.fields(), item, "created"),
            instant(list.fields(), item, "lastUsed"),
            traits,
            held(list, item, id)));
  }

  private List<HeldCredential> held(Profile.Listing list, JsonNode item, String id)
      throws SystemUnreadable, InterruptedException {
    List<HeldCredential> held = new ArrayList<>();
    for (Profile.Held kind : list.held()) {
      // An account that went while it was read has none.
      JsonNode within =
          kind.path().isEmpty()
              ? item
              : api.find(filled(filled(kind.path(), Map.of("id", id)), parameters))
                  .orElseGet(MissingNode::getInstance);
      Iterable<JsonNode> all = kind.items().isEmpty() ? List.of(within) : within.at(kind.items());
      for (JsonNode one : all) {
        held.add(
            new HeldCredential(
                kind.kind(),
                find(one, kind.fields().getOrDefault("id", List.of()))
                    .map(AccountJson::text)
                    .orElse(""),
                instant(kind.fields(), one, "created"),
                instant(kind.fields(), one, "lastUsed"),
                instant(kind.fields(), one, "expires"),
                find(one, kind.fields().getOrDefault("scopes", List.of()))
                    .map(AccountJson::texts)
                    .orElse(List.of())));
      }
    }
    return held;
  }

  private static boolean isEnabled(Profile.Enabled enabled, JsonNode item) {
    return enabled.at().isEmpty()
        || item.at(enabled.at()).isMissingNode()
        || enabled.values().contains(item.at(enabled.at()).asText());
  }

  private static String field(Profile.Listing list, JsonNode item, String name) {
    String constant = list.constants().getOrDefault(name, "");
    return find(item, list.fields().getOrDefault(name, List.of()))
        .map(AccountJson::text)
        .filter(text -> !text.isEmpty())
        .orElse(constant);
  }

  private static Optional<Instant> instant(
      Map<String, List<String>> fields, JsonNode item, String name) {
    return find(item, fields.getOrDefault(name, List.of())).flatMap(AccountJson::instant);
  }

  private static Optional<JsonNode> find(JsonNode item, List<String> pointers) {
    return pointers.stream()
        .map(item::at)
        .filter(node -> !node.isMissingNode() && !node.isNull())
        .findFirst();
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asText("")).filter(text -> !text.isEmpty());
  }
}
