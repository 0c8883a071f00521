package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.machines.MachineFacts;
import dev.ilk.gate.machines.ProvisionedMachine;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Workloads and agents as resources. Attributes are called as the keys of a declaration, in the
 * spelling of SCIM: {@code jwks_uri} is {@code jwksUri}. What they may be is not told apart here
 * but where declarations are read.
 */
final class MachineJson {
  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
  private static final Pattern LOW_LINE = Pattern.compile("_([a-z])");

  /** Names within complex attributes; found in any case, as names are in SCIM. */
  private static final Map<String, String> INNER = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    for (String name :
        new String[] {
          "team",
          "contact",
          "approver",
          "name",
          "issuer",
          "jwksUri",
          "audience",
          "condition",
          "jwks",
          "subject",
          "dns",
          "uri",
          "authorities",
          "certificates"
        }) {
      INNER.put(name, key(name));
    }
  }

  private MachineJson() {}

  /** Reads what a provisioner says. Attributes that are not in the schema are passed over. */
  static Result<MachineFacts> read(MachineType type, ObjectNode body) {
    ObjectNode entry = Json.object();
    for (String attribute : type.attributes()) {
      JsonNode value = body.path(attribute);
      if (!value.isMissingNode() && !value.isNull()) {
        entry.set(key(attribute), entry(value));
      }
    }
    JsonNode active = body.path("active");
    Optional<Boolean> flag =
        active.isMissingNode() || active.isNull() ? Optional.of(true) : Quirks.flag(active);
    JsonNode external = body.path("externalId");
    if (flag.isEmpty()
        || !(external.isMissingNode() || external.isNull() || external.isTextual())) {
      String where = flag.isEmpty() ? "active" : "externalId";
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "value_invalid", "this is of another type").at(where));
    }
    return Result.ok(
        new MachineFacts(
            entry.toString(),
            Optional.of(external.asText("")).filter(id -> !id.isEmpty()),
            flag.get()));
  }

  private static JsonNode entry(JsonNode value) {
    if (value instanceof ArrayNode list) {
      ArrayNode entries = Json.object().putArray("list");
      list.forEach(one -> entries.add(entry(one)));
      return entries;
    }
    if (value.isObject()) {
      ObjectNode entry = Json.object();
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (!member.getValue().isNull()) {
          String name = INNER.getOrDefault(member.getKey(), member.getKey());
          entry.set(name, entry(member.getValue()));
        }
      }
      return entry;
    }
    return value;
  }

  private static String key(String attribute) {
    return CAPITAL
        .matcher(attribute)
        .replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT));
  }

  private static String attribute(String key) {
    return LOW_LINE.matcher(key).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  static ObjectNode write(MachineType type, ProvisionedMachine machine, String base) {
    String id = machine.machine().id().value();
    ObjectNode resource = Json.object();
    resource.putArray("schemas").add(type.schema());
    resource.put("id", id);
    machine.externalId().ifPresent(external -> resource.put("externalId", external));
    JsonNode entry = Json.own(machine.entry());
    for (String attribute : type.attributes()) {
      JsonNode value = entry.path(key(attribute));
      if (!value.isMissingNode()) {
        resource.set(attribute, shown(value));
      }
    }
    resource.set("recreatable", BooleanNode.valueOf(entry.path("recreatable").asBoolean()));
    resource.put("active", machine.machine().status().mayAct());
    resource.put("status", machine.machine().status().name().toLowerCase(Locale.ROOT));
    resource
        .putObject("meta")
        .put("resourceType", type.word())
        .put("created", machine.machine().created().toString())
        .put("location", base + type.endpoint() + "/" + id)
        .put("version", Call.tag(machine.revision()));
    return resource;
  }

  private static JsonNode shown(JsonNode value) {
    if (value instanceof ArrayNode list) {
      ArrayNode shown = Json.object().putArray("list");
      list.forEach(one -> shown.add(shown(one)));
      return shown;
    }
    if (value.isObject()) {
      ObjectNode shown = Json.object();
      value.properties().forEach(one -> shown.set(attribute(one.getKey()), shown(one.getValue())));
      return shown;
    }
    return value;
  }
}
