package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.LinkAccount;
import dev.ilk.gate.ListLinks;
import dev.ilk.gate.estate.Link;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** {@code /v1/links}: to whom accounts may belong, and what people say of it. */
final class LinkDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final int LONGEST = 200;

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
    Parameters parameters = new Parameters(request);
    Optional<Id.Account> account = parameters.one("account", LinkDoor::account);
    Optional<Id.Account> after = parameters.one("after", LinkDoor::account);
    int limit = parameters.limit();
    doorway.pass(
        request,
        response,
        DOOR,
        parameters.made(() -> new ListLinks(account, after, limit)),
        LinkDoor::json);
  }

  private static Optional<Id.Account> account(String text) {
    return Ids.parse(Id.Account.PREFIX, Id.Account::new, text);
  }

  private void say(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        RequestBody.read(request, Doors.SMALL, LinkDoor::said),
        LinkDoor::json);
  }

  private static Result<LinkAccount> said(Fields fields) {
    Optional<Id.Account> account =
        fields.parsed(
            "account", account(fields.text("account", LONGEST)), "expected an account's id");
    String subject = fields.text("subject", LONGEST);
    Optional<Boolean> belongs =
        fields.parsed(
            "word", belongs(fields.text("word", LONGEST)), "expected confirmed or rejected");
    return fields.made(
        () -> new LinkAccount(account.orElseThrow(), subject, belongs.orElseThrow()));
  }

  private static Optional<Boolean> belongs(String word) {
    return switch (word) {
      case "confirmed" -> Optional.of(true);
      case "rejected" -> Optional.of(false);
      default -> Optional.empty();
    };
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
