package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Kind;
import dev.ilk.gate.AddWebhook;
import dev.ilk.gate.ChangeWebhook;
import dev.ilk.gate.ListWebhooks;
import dev.ilk.gate.notify.Webhook;
import dev.ilk.gate.notify.WebhookFilter;
import dev.ilk.gate.notify.WebhookStanding;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code /v1/webhooks}: the addresses that are told of events. */
final class WebhookDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final int LONGEST = 100;
  private static final int LONGEST_URL = 300;

  private final Doorway doorway;

  WebhookDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .post("/", this::add)
        .any("/", new MethodRefusal("GET, POST"))
        .get("/{name}", this::read)
        .delete(
            "/{name}",
            (request, response) -> change(request, response, ChangeWebhook.Change.REMOVE))
        .any("/{name}", new MethodRefusal("GET, DELETE"))
        .post(
            "/{name}/tests",
            (request, response) -> change(request, response, ChangeWebhook.Change.TEST))
        .any("/{name}/tests", new MethodRefusal("POST"))
        .post(
            "/{name}/retries",
            (request, response) -> change(request, response, ChangeWebhook.Change.RETRY))
        .any("/{name}/retries", new MethodRefusal("POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    doorway.pass(request, response, DOOR, new ListWebhooks(Optional.empty()), WebhookDoor::json);
  }

  private void read(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request, response, DOOR, new ListWebhooks(Optional.of(name(request))), WebhookDoor::json);
  }

  private void change(ServerRequest request, ServerResponse response, ChangeWebhook.Change change) {
    doorway.pass(
        request, response, DOOR, new ChangeWebhook(name(request), change), WebhookDoor::json);
  }

  /** What does not look like a name is no webhook's, and stands for nothing in the record. */
  private static String name(ServerRequest request) {
    String name = request.path().pathParameters().get("name");
    return Webhook.NAME.matcher(name).matches() ? name : "-";
  }

  private void add(ServerRequest request, ServerResponse response) {
    switch (RequestBody.json(request, Doors.SMALL)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) -> Problems.send(response, problems);
      case Result.Ok<ObjectNode>(ObjectNode body) -> {
        Fields fields = new Fields(body);
        String name = fields.text("name", LONGEST);
        String url = fields.text("url", LONGEST_URL);
        Set<String> actions = names(fields, body, "actions");
        Set<String> environments = names(fields, body, "environments");
        Set<String> words = names(fields, body, "kinds");
        Optional<Set<Kind>> kinds =
            fields.parsed("kinds", kinds(words), "expected human, workload or agent");
        Optional<Boolean> everything =
            fields.parsed("everything", flag(body.path("everything")), "expected true or false");
        List<Problem> problems = fields.problems();
        if (problems.isEmpty()) {
          WebhookFilter filter =
              new WebhookFilter(
                  actions, kinds.orElse(Set.of()), environments, everything.orElse(false));
          doorway.pass(
              request, response, DOOR, new AddWebhook(name, url, filter), WebhookDoor::json);
        } else {
          Problems.send(response, problems);
        }
      }
    }
  }

  /** A list of names; one that is empty says no more than one that is not there. */
  private static Set<String> names(Fields fields, ObjectNode body, String name) {
    JsonNode value = body.path(name);
    boolean none = value.isMissingNode() || (value.isArray() && value.isEmpty());
    return none
        ? fields.parsed(name, Optional.of(Set.<String>of()), "expected names").orElse(Set.of())
        : fields.texts(name, LONGEST);
  }

  private static Optional<Boolean> flag(JsonNode node) {
    return node.isMissingNode() || node.isBoolean()
        ? Optional.of(node.asBoolean(false))
        : Optional.empty();
  }

  private static Optional<Set<Kind>> kinds(Set<String> words) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    words.forEach(word -> Kind.of(word).ifPresent(kinds::add));
    return kinds.size() == words.size() ? Optional.of(kinds) : Optional.empty();
  }

  private static JsonNode json(AddWebhook.Added added) {
    return json(added.webhook()).put("secret", added.secret());
  }

  private static JsonNode json(List<ListWebhooks.Listed> listed) {
    ObjectNode answer = Json.object();
    ArrayNode webhooks = answer.putArray("webhooks");
    for (ListWebhooks.Listed one : listed) {
      WebhookStanding standing = one.standing();
      ObjectNode row = json(one.webhook());
      row.put("state", !standing.active() ? "ended" : standing.attempts() > 0 ? "failing" : "well");
      row.put("next", standing.next()).put("behind", one.behind());
      row.put("attempts", standing.attempts()).put("problem", standing.problem());
      standing.failing().ifPresent(when -> row.put("failing", when.toString()));
      standing.tried().ifPresent(when -> row.put("tried", when.toString()));
      standing.delivered().ifPresent(when -> row.put("delivered", when.toString()));
      webhooks.add(row);
    }
    return answer;
  }

  private static ObjectNode json(Webhook webhook) {
    ObjectNode row = Json.object();
    row.put("name", webhook.name()).put("url", webhook.url());
    WebhookFilter filter = webhook.filter();
    new TreeSet<>(filter.actions()).forEach(row.putArray("actions")::add);
    ArrayNode kinds = row.putArray("kinds");
    filter.kinds().stream().map(Kind::word).sorted().forEach(kinds::add);
    new TreeSet<>(filter.environments()).forEach(row.putArray("environments")::add);
    row.put("everything", filter.everything());
    return row.put("creator", webhook.creator()).put("created", webhook.created().toString());
  }
}
