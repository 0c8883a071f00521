package dev.ilk.discover.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ilk.discover.Account;
import dev.ilk.discover.AccountJson;
import dev.ilk.discover.HeldCredential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes accounts of items as a profile says, asking for what they hold where it is apart. */
final class ItemReader {
  private final String system;
  private final Map<String, String> parameters;
  private final HttpApi api;

  ItemReader(String system, Map<String, String> parameters, HttpApi api) {
    this.system = system;
    this.parameters = parameters;
    this.api = api;
  }

  /** Nothing if the item has no id. */
  Optional<Account> account(Profile.Listing list, JsonNode item)
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
              : api.find(Walking.filled(Walking.filled(kind.path(), Map.of("id", id)), parameters))
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

  private static boolean isEnabled(Profile.Told enabled, JsonNode item) {
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

  static Optional<JsonNode> find(JsonNode item, List<String> pointers) {
    return pointers.stream()
        .map(item::at)
        .filter(node -> !node.isMissingNode() && !node.isNull())
        .findFirst();
  }
}
