package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.Arrival;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Doorway;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The doors under {@code /scim/v2}. */
public final class Doors implements HttpService {
  /** Where they are. */
  public static final String PATH = "/scim/v2";

  private static final String TYPE = "application/scim+json";

  private final Doorway doorway;
  private final Descriptions descriptions;

  /** By the last part of their addresses. */
  private final Map<String, Resources> types;

  private Doors(Doorway doorway, String base) {
    this.doorway = doorway;
    this.descriptions = new Descriptions(base);
    this.types =
        Map.of(
            "Users", new Users(base),
            "Groups", new Groups(base),
            "Workloads", new Machines(MachineType.WORKLOAD, base),
            "Agents", new Machines(MachineType.AGENT, base));
  }

  /**
   * Opens them.
   *
   * @param routing where
   * @param doorway the way to the gate, for directories
   * @param base the public address of Ilk
   */
  public static void open(HttpRouting.Builder routing, Doorway doorway, String base) {
    routing.register(PATH, new Doors(doorway, base + PATH));
  }

  @Override
  public void routing(HttpRules rules) {
    types.forEach((name, type) -> resources(rules, "/" + name, type));
    rules
        .post("/Bulk", this::bulk)
        .get(
            "/ServiceProviderConfig",
            (request, response) -> describe(request, response, descriptions.configuration()))
        .get(
            "/ResourceTypes",
            (request, response) ->
                describe(request, response, descriptions.types(Optional.empty())))
        .get(
            "/ResourceTypes/{id}",
            (request, response) -> describe(request, response, descriptions.types(id(request))))
        .get(
            "/Schemas",
            (request, response) ->
                describe(request, response, descriptions.schemas(Optional.empty())))
        .get(
            "/Schemas/{id}",
            (request, response) -> describe(request, response, descriptions.schemas(id(request))))
        .any(
            "/{+path}",
            (request, response) ->
                send(
                    response,
                    Answer.error(501, Optional.empty(), "there is nothing of this kind here")));
  }

  private void resources(HttpRules rules, String path, Resources type) {
    rules
        .get(path, (request, response) -> pass(request, response, type::search))
        .post(path, (request, response) -> pass(request, response, type::create))
        .post(path + "/.search", (request, response) -> search(request, response, type))
        .get(
            path + "/{id}",
            (request, response) ->
                pass(request, response, (call, way) -> type.read(named(request), call, way)))
        .put(
            path + "/{id}",
            (request, response) ->
                pass(request, response, (call, way) -> type.replace(named(request), call, way)))
        .patch(
            path + "/{id}",
            (request, response) ->
                pass(request, response, (call, way) -> type.patch(named(request), call, way)))
        .delete(
            path + "/{id}",
            (request, response) ->
                pass(request, response, (call, way) -> type.delete(named(request), call, way)));
  }

  private static String named(ServerRequest request) {
    return id(request).orElse("");
  }

  private static Optional<String> id(ServerRequest request) {
    return Optional.of(request.path().pathParameters().get("id"));
  }

  private void pass(
      ServerRequest request, ServerResponse response, BiFunction<Call, Passage, Answer> then) {
    switch (Query.of(request.query())) {
      case Result.Failed<Query>(List<Problem> problems) -> send(response, Answer.wrong(problems));
      case Result.Ok<Query>(Query query) ->
          entered(request, response, way -> then.apply(call(request, query), way));
    }
  }

  private static Call call(ServerRequest request, Query query) {
    return new Call(
        query,
        () -> Bodies.read(request, Bodies.LONGEST),
        request.headers().first(HeaderNames.IF_MATCH),
        request.headers().first(HeaderNames.IF_NONE_MATCH));
  }

  private void search(ServerRequest request, ServerResponse response, Resources type) {
    switch (Bodies.read(request, Bulk.LONGEST).then(Query::of)) {
      case Result.Failed<Query>(List<Problem> problems) -> send(response, Answer.wrong(problems));
      case Result.Ok<Query>(Query query) ->
          entered(request, response, way -> type.search(call(request, query), way));
    }
  }

  private void bulk(ServerRequest request, ServerResponse response) {
    switch (Bodies.read(request, Bulk.LONGEST)) {
      case Result.Failed<ObjectNode>(List<Problem> problems) ->
          send(response, Answer.wrong(problems));
      case Result.Ok<ObjectNode>(ObjectNode body) ->
          entered(request, response, way -> Bulk.answer(body, types, way));
    }
  }

  private void entered(
      ServerRequest request, ServerResponse response, Function<Passage, Answer> then) {
    Arrival arrival = doorway.arrival(request, "scim");
    Optional<Attempt> attempt = doorway.callers().attempt(request, arrival.at());
    Answer answer =
        attempt
            .map(tried -> then.apply(new Passage(doorway.gate(), arrival, tried)))
            .orElseGet(() ->
                Answer.error(
                    401,
                    Optional.empty(),
                    "send `Authorization: Bearer` with a token for " + PATH));
    send(response, answer);
  }

  /** RFC 7644, section 4: descriptions are open to everyone and cannot be filtered. */
  private static void describe(ServerRequest request, ServerResponse response, Answer answer) {
    boolean filtered = request.query().contains("filter");
    send(
        response,
        filtered ? Answer.error(403, Optional.empty(), "descriptions cannot be filtered") : answer);
  }

  private static void send(ServerResponse response, Answer answer) {
    answer.journey().ifPresent(id -> response.header(Answers.CORRELATION, id.value()));
    answer.location().ifPresent(where -> response.header(HeaderNames.LOCATION, where));
    answer.version().ifPresent(version -> response.header(HeaderNames.ETAG, version));
    if (answer.status() == 401) {
      response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    if (answer.body().isEmpty()) {
      response.status(Status.create(answer.status())).send();
    } else {
      Answers.send(response, answer.status(), TYPE, answer.body().get().toString());
    }
  }
}
