package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.people.PeopleGroup;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Groups as resources (RFC 7643, section 4.2). */
final class GroupJson {
  private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Group";

  private GroupJson() {}

  /**
   * A group as a directory says it is.
   *
   * @param name as it is shown
   * @param externalId the directory's own name of it
   * @param members who is in it
   */
  record Told(String name, Optional<String> externalId, Set<Id.Identity> members) {}

  static Result<Told> read(ObjectNode body) {
    JsonNode name = body.path("displayName");
    if (!name.isTextual() || name.asText().isBlank()) {
      return Patches.wrong("value_invalid", "expected a text", "displayName");
    }
    JsonNode external = body.path("externalId");
    if (!external.isMissingNode() && !external.isNull() && !external.isTextual()) {
      return Patches.wrong("value_invalid", "expected a text", "externalId");
    }
    Optional<String> externalId =
        Optional.of(external.asText("")).filter(id -> external.isTextual() && !id.isEmpty());
    return members(body.path("members"))
        .then(members -> Result.ok(new Told(name.asText(), externalId, members)));
  }

  /** A list of members, or one member. */
  static Result<Set<Id.Identity>> members(JsonNode value) {
    Set<Id.Identity> members = new HashSet<>();
    if (value.isMissingNode() || value.isNull()) {
      return Result.ok(members);
    }
    if (value.isArray() && value.size() > PeopleGroup.MOST_MEMBERS) {
      return Patches.wrong("value_invalid", "too many members", "members");
    }
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      Optional<Id.Identity> id =
          Quirks.reference(one)
              .flatMap(text -> Ids.parse(Id.Identity.PREFIX, Id.Identity::new, text));
      if (id.isEmpty()) {
        return Patches.wrong("value_invalid", "expected the `id` of a person", "members");
      }
      members.add(id.get());
    }
    return Result.ok(members);
  }

  static ObjectNode write(PeopleGroup group, boolean withMembers, String base) {
    ObjectNode json = Json.object();
    json.putArray("schemas").add(SCHEMA);
    json.put("id", group.id().value());
    group.externalId().ifPresent(external -> json.put("externalId", external));
    json.put("displayName", group.name());
    if (withMembers && !group.members().isEmpty()) {
      ArrayNode members = json.putArray("members");
      for (PeopleGroup.Member member : group.members()) {
        members
            .addObject()
            .put("value", member.id().value())
            .put("$ref", base + "/Users/" + member.id().value())
            .put("display", member.userName())
            .put("type", "User");
      }
    }
    json.putObject("meta")
        .put("resourceType", "Group")
        .put("created", group.created().toString())
        .put("lastModified", group.modified().toString())
        .put("location", base + "/Groups/" + group.id().value())
        .put("version", Call.tag(group.revision()));
    return json;
  }
}
