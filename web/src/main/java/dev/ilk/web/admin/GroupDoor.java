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
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /v1/groups}: the groups of the company's directories. {@code PUT
 * /v1/groups/{id}/grant}: what membership in one of them brings.
 */
final class GroupDoor implements HttpService {
  private static final int LONGEST = 200;

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
    Optional<Id.Group> id =
        Ids.parse(Id.Group.PREFIX, Id.Group::new, request.path().pathParameters().get("id"));
    if (id.isEmpty()) {
      Problems.send(
          response,
          List.of(Problem.of(Problem.Kind.NOT_FOUND, "group_unknown", "there is no such group")));
      return;
    }
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        Optional<Grant> grant =
            fields.parsed(
                "grant",
                grant(fields.optional("grant", 60).orElse("")),
                "expected `team:NAME`, `role:NAME`, or nothing");
        List<Problem> problems = fields.problems();
        if (problems.isEmpty() && grant.isPresent()) {
          BindGroup bind = new BindGroup(id.get(), grant.get());
          doorway.pass(request, response, "admin", bind, GroupDoor::json);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  private static Optional<Grant> grant(String text) {
    try {
      return Optional.of(Grant.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
