package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.BindGroup;
import dev.ilk.gate.ReadGroups;
import dev.ilk.gate.people.Attribute;
import dev.ilk.gate.people.Criterion;
import dev.ilk.gate.people.Grant;
import dev.ilk.gate.people.PeopleGroup;
import dev.ilk.gate.people.Search;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/**
 * {@code GET /v1/groups}: the groups of the company's directories. {@code PUT
 * /v1/groups/{id}/grant}: what membership in one of them brings.
 */
final class GroupDoor implements HttpService {
  private static final int LONGEST = 200;

  private static final Problem UNKNOWN =
      Problem.of(Problem.Kind.NOT_FOUND, "group_unknown", "there is no such group");

  private final Doorway doorway;

  GroupDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .any("/", new MethodRefusal("GET"))
        .put("/{id}/grant", this::bind)
        .any("/{id}/grant", new MethodRefusal("PUT"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    String text = request.query().contains("text") ? request.query().get("text") : "";
    String after = request.query().contains("after") ? request.query().get("after") : "";
    if (text.length() > LONGEST || after.length() > LONGEST) {
      Problems.refuse(response, 400, "field_invalid", "no name is so long");
      return;
    }
    Criterion named =
        new Criterion.Compare(
            Attribute.DISPLAY_NAME, Criterion.Operator.CO, new Criterion.Value.OfText(text));
    Search.Paging from =
        after.isEmpty()
            ? new Search.Paging.From(0)
            : new Search.Paging.After(new Search.Mark(after, after));
    doorway.pass(
        request,
        response,
        "admin",
        new ReadGroups(new Search(named, Attribute.ID, false, from, 100), false),
        GroupDoor::json);
  }

  private static JsonNode json(Search.Page<PeopleGroup> page) {
    ObjectNode answer = Json.object();
    ArrayNode groups = answer.putArray("groups");
    page.found().forEach(group -> groups.add(json(group)));
    page.next().ifPresent(mark -> answer.put("next", mark.id()));
    return answer;
  }

  private static ObjectNode json(PeopleGroup group) {
    return Json.object()
        .put("id", group.id().value())
        .put("directory", group.directory())
        .put("name", group.name())
        .put("grant", group.grant().text());
  }

  private void bind(ServerRequest request, ServerResponse response) {
    PathParts.id(request, response, Id.Group.PREFIX, Id.Group::new, UNKNOWN)
        .ifPresent(id ->
            doorway.pass(
                request,
                response,
                "admin",
                RequestBody.read(request, Doors.SMALL, fields -> bound(id, fields)),
                GroupDoor::json));
  }

  private static Result<BindGroup> bound(Id.Group group, Fields fields) {
    Optional<Grant> grant =
        fields.parsed(
            "grant",
            grant(fields.optional("grant", 60).orElse("")),
            "expected `team:NAME`, `role:NAME`, or nothing");
    return fields.made(() -> new BindGroup(group, grant.orElseThrow()));
  }

  private static Optional<Grant> grant(String text) {
    try {
      return Optional.of(Grant.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
