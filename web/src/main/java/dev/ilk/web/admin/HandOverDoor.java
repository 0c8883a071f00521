package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Names;
import dev.ilk.actor.Team;
import dev.ilk.gate.AnswerHandOver;
import dev.ilk.gate.ListHandOvers;
import dev.ilk.gate.ProposeHandOver;
import dev.ilk.gate.lifecycle.HandOver;
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
import java.util.Optional;

/** {@code /v1/hand-overs}: machine identities that are offered to other teams and people. */
final class HandOverDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final String TEAM = "team:";
  private static final String HUMAN = "human:";

  private final Doorway doorway;

  HandOverDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .post("/", this::propose)
        .any("/", new MethodRefusal("GET, POST"))
        .post("/answers", this::answer)
        .any("/answers", new MethodRefusal("POST"));
  }

  private void list(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        new ListHandOvers(),
        found -> Json.list("hand_overs", found, HandOverDoor::json));
  }

  private void propose(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        RequestBody.read(request, Doors.SMALL, HandOverDoor::proposed),
        HandOverDoor::json);
  }

  private static Result<ProposeHandOver> proposed(Fields fields) {
    String subject = fields.text("subject", 200);
    Optional<HandOver.Recipient> to =
        fields.parsed(
            "to",
            recipient(fields.text("to", 80)),
            "expected a team or a person, such as `team:payments` or `human:bob`");
    String reason = fields.text("reason", 500);
    return fields.made(() -> new ProposeHandOver(subject, to.orElseThrow(), reason));
  }

  private static Optional<HandOver.Recipient> recipient(String text) {
    if (text.startsWith(TEAM)) {
      return Optional.of(text.substring(TEAM.length()))
          .filter(name -> Names.TENANT.matcher(name).matches())
          .map(name -> new HandOver.ToTeam(new Team(name)));
    }
    return Optional.of(text)
        .filter(person -> person.startsWith(HUMAN))
        .map(person -> person.substring(HUMAN.length()))
        .filter(name -> Names.HUMAN.matcher(name).matches())
        .map(HandOver.ToPerson::new);
  }

  private void answer(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        RequestBody.read(request, Doors.SMALL, HandOverDoor::answered),
        HandOverDoor::json);
  }

  private static Result<AnswerHandOver> answered(Fields fields) {
    String subject = fields.text("subject", 200);
    String word = fields.text("answer", 20);
    Optional<AnswerHandOver.Answer> answer =
        switch (word) {
          case "accept" -> Optional.of(AnswerHandOver.Answer.ACCEPT);
          case "refuse" -> Optional.of(AnswerHandOver.Answer.REFUSE);
          case "withdraw" -> Optional.of(AnswerHandOver.Answer.WITHDRAW);
          default -> Optional.empty();
        };
    fields.parsed("answer", answer, "expected `accept`, `refuse` or `withdraw`");
    String reason =
        word.equals("refuse")
            ? fields.text("reason", 500)
            : fields.optional("reason", 500).orElse("");
    return fields.made(() -> new AnswerHandOver(subject, answer.orElseThrow(), reason));
  }

  private static ObjectNode json(HandOver one) {
    ObjectNode body =
        Json.object()
            .put("subject", one.subject())
            .put("state", one.state().word())
            .put("from", TEAM + one.from().name())
            .put("to", one.to().told())
            .put("reason", one.reason())
            .put("proposed", one.proposed().toString())
            .put("until", one.until().toString());
    if (!one.answer().isEmpty()) {
      body.put("answer", one.answer());
    }
    return body;
  }
}
