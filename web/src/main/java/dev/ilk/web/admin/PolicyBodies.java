package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Team;
import dev.ilk.decide.PolicyText;
import dev.ilk.gate.ApplyPolicies;
import dev.ilk.gate.ListPolicyVersions;
import dev.ilk.gate.ReadPolicies;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import java.util.ArrayList;
import java.util.List;

/** Policies and their versions in JSON. */
final class PolicyBodies {
  private static final int MOST_FILES = 1000;

  private PolicyBodies() {}

  static ApplyPolicies.Content files(ObjectNode body, Fields fields) {
    JsonNode list = fields.list("files", MOST_FILES);
    List<PolicyText> files = new ArrayList<>();
    for (JsonNode file : list) {
      if (file.size() == 2 && file.path("name").isTextual() && file.path("text").isTextual()) {
        files.add(new PolicyText(file.path("name").asText(), file.path("text").asText()));
      } else {
        fields.wrong("field_invalid", "expected objects with `name` and `text`", "files");
        break;
      }
    }
    return new ApplyPolicies.Files(files);
  }

  static ApplyPolicies.Content earlier(ObjectNode body, Fields fields) {
    return new ApplyPolicies.Earlier(
        fields
            .number("version")
            .orElseGet(() -> {
              if (!body.has("version")) {
                fields.wrong("field_missing", "expected a version's number", "version");
              }
              return 0L;
            }));
  }

  static JsonNode applied(ApplyPolicies.Applied applied) {
    ObjectNode answer = Json.object();
    answer.put("version", applied.version());
    answer.put("changed", applied.changed());
    answer.put("sha256", applied.digest());
    ArrayNode warnings = answer.putArray("warnings");
    applied.warnings().forEach(warnings::add);
    return answer;
  }

  static JsonNode inForce(ReadPolicies.InForce found) {
    ObjectNode answer = Json.object();
    answer.put("version", found.version());
    ObjectNode here = answer.putObject("here").put("policy_version", found.here().name());
    found.here().trouble().ifPresent(trouble -> here.put("trouble", trouble));
    put(answer.putArray("guardrails"), found.guardrails());
    put(answer.putArray("declared"), found.declared());
    ArrayNode sets = answer.putArray("sets");
    for (ReadPolicies.Held held : found.sets()) {
      ObjectNode set = sets.addObject();
      held.team().map(Team::name).ifPresent(name -> set.put("team", name));
      set.put("version", held.version());
      put(set.putArray("files"), held.files());
    }
    return answer;
  }

  private static void put(ArrayNode list, List<PolicyText> texts) {
    texts.forEach(text -> list.addObject().put("name", text.name()).put("text", text.text()));
  }

  static JsonNode versions(List<ListPolicyVersions.Version> versions) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("versions");
    for (ListPolicyVersions.Version version : versions) {
      ObjectNode one = list.addObject().put("version", version.number());
      version.team().map(Team::name).ifPresent(name -> one.put("team", name));
      one.put("at", version.at().toString())
          .put("by", version.by())
          .put("reason", version.reason())
          .put("sha256", version.digest())
          .put("files", version.files());
      version.restores().ifPresent(earlier -> one.put("restores", earlier));
    }
    return answer;
  }
}
