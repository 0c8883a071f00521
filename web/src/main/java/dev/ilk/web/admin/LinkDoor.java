package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.LinkAccount;
import dev.ilk.gate.ListLinks;
import dev.ilk.gate.estate.Link;
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

/** {@code /v1/links}: to whom accounts may belong, and what people say of it. */
final class LinkDoor implements HttpService {
  private static final String DOOR = "admin";

  private final Doorway doorway;
  private final LinkBatchDoor batches;

  LinkDoor(Doorway doorway) {
    this.doorway = doorway;
    this.batches = new LinkBatchDoor(doorway);
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .post("/", this::say)
        .any("/", new MethodRefusal("GET, POST"))
        .get("/batch", batches::plan)
        .post("/batch", batches::decide)
        .any("/batch", new MethodRefusal("GET, POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    Result<ListLinks> list = AccountWords.asked(request, ListLinks::new);
    doorway.pass(request, response, DOOR, list, LinkDoor::json);
  }

  private void say(ServerRequest request, ServerResponse response) {
    Result<LinkAccount> link =
        RequestBody.read(
            request, Doors.SMALL, fields -> AccountWords.said(fields, LinkAccount::new));
    doorway.pass(request, response, DOOR, link, LinkDoor::json);
  }

  private static JsonNode json(List<ListLinks.Told> told) {
    return Json.list("links", told, one -> json(one.link()).put("subject", one.subject()));
  }

  static ObjectNode json(Link link) {
    return Json.object()
        .put("account", link.account().value())
        .put("identity", link.identity().value())
        .put("word", link.word().word())
        .put("evidence", link.evidence())
        .put("because", link.because())
        .put("by", link.by());
  }
}
