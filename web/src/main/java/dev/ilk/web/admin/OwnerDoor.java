package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.AnswerOwner;
import dev.ilk.gate.ListOwners;
import dev.ilk.gate.estate.OwnerReport;
import dev.ilk.gate.estate.OwnerSuggestion;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /v1/owners}: who may answer for accounts, what tells it, and what people say of it. */
final class OwnerDoor implements HttpService {
  private static final String DOOR = "admin";

  /** As long as {@link OwnerReport#MOST} clues with long paths are in practice. */
  private static final int LONGEST_REPORT = 2 << 20;

  private final Doorway doorway;

  OwnerDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .post("/", this::answer)
        .any("/", new MethodRefusal("GET, POST"))
        .post("/reports", this::report)
        .any("/reports", new MethodRefusal("POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    Result<ListOwners> list = AccountWords.asked(request, ListOwners::new);
    doorway.pass(request, response, DOOR, list, OwnerDoor::json);
  }

  private void answer(ServerRequest request, ServerResponse response) {
    Result<AnswerOwner> answer =
        RequestBody.read(
            request, Doors.SMALL, fields -> AccountWords.said(fields, AnswerOwner::new));
    doorway.pass(request, response, DOOR, answer, OwnerDoor::json);
  }

  private void report(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        RequestBody.read(request, LONGEST_REPORT, OwnerBodies::report),
        taken -> Json.object().put("clues", taken.clues()).put("accounts", taken.accounts()));
  }

  private static JsonNode json(List<ListOwners.Told> told) {
    return Json.list("owners", told, one -> json(one.suggestion()).put("name", one.name()));
  }

  private static ObjectNode json(OwnerSuggestion one) {
    ObjectNode row = Json.object().put("account", one.account().value());
    row.put("subject", one.candidate()).put("registered", one.registered());
    row.put("points", one.points()).put("evidence", one.evidence());
    one.because().forEach(row.putArray("because")::add);
    row.put("instead", one.instead()).put("word", one.word().word()).put("by", one.by());
    return row;
  }
}
