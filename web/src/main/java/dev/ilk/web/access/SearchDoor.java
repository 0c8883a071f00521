package dev.ilk.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.SearchAccess;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.Problems;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/**
 * {@code POST /access/v1/search/subject}, {@code /resource} and {@code /action} (AuthZEN
 * Authorization API 1.0, section 8).
 */
final class SearchDoor implements Handler {
  private final Doorway doorway;
  private final SearchRequest.Part part;

  SearchDoor(Doorway doorway, SearchRequest.Part part) {
    this.doorway = doorway;
    this.part = part;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    RequestId.echo(request, response);
    switch (RequestBody.json(request, EvaluationDoor.LONGEST)
        .then(body -> SearchRequest.read(part, body))) {
      case Result.Failed<SearchRequest>(List<Problem> problems) ->
          Problems.send(response, problems);
      case Result.Ok<SearchRequest>(SearchRequest asked) ->
          doorway.pass(request, response, "access", asked.command(), page -> json(asked, page));
    }
  }

  private JsonNode json(SearchRequest asked, SearchAccess.Page found) {
    ObjectNode answer = Json.object();
    List<String> names = asked.wantsNone() ? List.of() : found.names();
    answer.putObject("page").put("next_token", asked.token(found)).put("count", names.size());
    ArrayNode results = answer.putArray("results");
    for (String name : names) {
      switch (part) {
        case SUBJECT, RESOURCE -> results.addObject().put("type", asked.type()).put("id", name);
        case ACTION -> results.addObject().put("name", name);
      }
    }
    return answer;
  }
}
