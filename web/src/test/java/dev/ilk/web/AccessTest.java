package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.ilk.decide.ActionGroups;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Fact;
import dev.ilk.decide.PolicyText;
import dev.ilk.decide.Question;
import dev.ilk.gate.FetchBundle;
import dev.ilk.kernel.Id;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final String DOOR = "/access/v1/evaluation";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD =
      """
      {"subject": {"type": "workload", "id": "prod-payments-deployer"},
       "action": {"name": "payments:refund", "properties": {"amount": 5}},
       "resource": {"type": "Payment", "id": "p-1", "properties": {"currency": "EUR"}},
       "context": {"office": true, "ilk": {"token": "%s", "txn": "%s"}}}
      """;

  private final Network network;
  private final String[] bearer;
  private final List<Question> questions = new ArrayList<>();

  AccessTest() throws Exception {
    network = new Network();
    bearer = network.bearer("prod-payments-api");
  }

  @AfterEach
  void close() {
    network.close();
  }

  /** Lets the enforcement point ask, and answers its question with a decision. */
  private Network.Answer ask(String body, Decision decision) {
    network.ilk.decider =
        question -> {
          questions.add(question);
          return question.action().equals("EvaluateAccess") ? Verdicts.allow() : decision;
        };
    return network.json(DOOR, body, bearer);
  }

  private String good() {
    return GOOD.formatted(network.ilk.ids.token().value(), network.ilk.ids.correlation().value());
  }

  @Test
  void an_allow_is_answered_with_its_policies_and_reason() {
    Network.Answer answer = ask(good(), Verdicts.allow());
    assertEquals(200, answer.status(), answer.response().body());
    assertEquals(Optional.of(true), answer.json().truth("decision"));
    var context = answer.json().nested("context").orElseThrow();
    assertEquals(Optional.of("a policy permits it"), context.text("reason"));
    assertEquals(Optional.of(List.of("permit-all")), context.texts("policies"));
  }

  @Test
  void a_denial_is_an_answer_and_no_error() {
    Network.Answer answer = ask(good(), Verdicts.deny());
    assertEquals(200, answer.status());
    assertEquals(Optional.of(false), answer.json().truth("decision"));
    assertEquals(Event.Result.DENIED, network.ilk.lastEvent().result());
  }

  @Test
  void what_would_make_it_an_allow_is_told() {
    Decision needs =
        new Decision.Needs(
            List.of("two-eyes"),
            "someone else must approve",
            "1",
            List.of(
                new Decision.Need.Approval("manager"),
                new Decision.Need.StepUp("phr"),
                new Decision.Need.FreshProof(Duration.ofMinutes(5))));
    Network.Answer answer = ask(good(), needs);
    assertEquals(Optional.of(false), answer.json().truth("decision"));
    assertTrue(answer.response().body().contains("\"role\":\"manager\""));
  }

  @Test
  void the_policies_see_what_was_asked_in_their_own_types() {
    ask(good(), Verdicts.allow());
    Question asked = questions.getLast();
    assertEquals("workload:prod-payments-deployer", asked.actor().subject());
    assertEquals("payments:refund", asked.action());
    assertEquals("Payment", asked.target().type());
    assertEquals(new Fact.Text("EUR"), asked.target().facts().get("currency"));
    assertEquals(new Fact.Flag(true), asked.context().get("office"));
    Fact.Group action = (Fact.Group) asked.context().get("action");
    assertEquals(new Fact.Count(5), action.members().get("amount"));
    assertFalse(asked.context().containsKey("ilk"));
  }

  @Test
  void what_an_enforcement_point_guards_is_in_its_team() {
    ask(good(), Verdicts.allow());
    String owner = network.ilk.api.stewardship().owner().name();
    assertEquals(List.of(new Fact.Ref("Team", owner)), questions.getLast().target().parents());
    assertEquals(
        List.of(), questions.getFirst().target().parents(), "what it may ask is another question");
    ask(good().replace("Payment", "Team").replace("p-1", owner), Verdicts.allow());
    assertEquals(List.of(), questions.getLast().target().parents(), "no group is in itself");
  }

  @Test
  void an_action_is_in_the_groups_that_its_team_says() {
    String schema = "action \"execute\"; action \"payments:refund\" in [\"execute\"];";
    String owner = network.ilk.api.stewardship().owner().name();
    network.ilk.groups =
        ActionGroups.of(Map.of(owner, List.of(new PolicyText("s.cedarschema", schema))));
    ask(good(), Verdicts.allow());
    assertEquals(Set.of("execute"), questions.getLast().groups());
  }

  @Test
  void the_question_is_a_step_of_the_callers_journey() {
    Id.Correlation journey = network.ilk.ids.correlation();
    Id.Token token = network.ilk.ids.token();
    Network.Answer answer = ask(GOOD.formatted(token.value(), journey.value()), Verdicts.allow());
    assertEquals(journey.value(), answer.header("Ilk-Correlation"));
    assertEquals(journey, network.ilk.lastEvent().correlation());
    Particulars.OfAction told = (Particulars.OfAction) network.ilk.lastEvent().particulars();
    assertEquals(Optional.of(token), told.token());
  }

  @Test
  void the_age_of_a_proof_is_what_the_token_says_whatever_else_is_told_of_it() {
    String told = "\"context\": {\"proof\": {\"age\": 0, \"workflow\": \"deploy.yml\"}, ";
    ask(good().replace("\"context\": {", told), Verdicts.allow());
    Fact.Group proof = (Fact.Group) questions.getLast().context().get("proof");
    assertInstanceOf(Fact.Length.class, proof.members().get("age"));
    assertEquals(new Fact.Text("deploy.yml"), proof.members().get("workflow"));
  }

  @Test
  void the_kind_of_the_subject_is_read_in_either_case() {
    ask(good().replace("\"workload\"", "\"Workload\""), Verdicts.allow());
    assertEquals("workload:prod-payments-deployer", questions.getLast().actor().subject());
  }

  @Test
  void an_unknown_subject_is_denied_and_no_policy_is_asked() {
    Network.Answer answer = ask(good().replace("deployer", "stranger"), Verdicts.allow());
    assertEquals(200, answer.status());
    assertEquals(Optional.of(false), answer.json().truth("decision"));
    assertEquals(1, questions.size());
  }

  @Test
  void members_that_are_missing_or_ill_typed_are_400_with_their_place() {
    String[][] cases = {
      {"{}", "subject"},
      {good().replace("\"subject\"", "\"subjekt\""), "subject"},
      {good().replace("\"workload\"", "7"), "subject.type"},
      {good().replace("\"prod-payments-deployer\"", "null"), "subject.id"},
      {good().replace("\"payments:refund\"", "{}"), "action.name"},
      {good().replace("{\"amount\": 5}", "[]"), "action.properties"},
      {good().replace("\"p-1\"", "true"), "resource.id"},
      {good().replace("\"Payment\"", "\"" + "x".repeat(2000) + "\""), "resource.type"},
      {good().replace("{\"currency\": \"EUR\"}", "\"EUR\""), "resource.properties"},
    };
    for (String[] one : cases) {
      Network.Answer answer = ask(one[0], Verdicts.allow());
      assertEquals(400, answer.status(), one[1]);
      assertEquals("application/problem+json", answer.header("Content-Type"));
      assertTrue(answer.response().body().contains("\"where\":\"" + one[1] + "\""), one[1]);
    }
    assertEquals(List.of(), questions);
  }

  @Test
  void unknown_members_are_ignored_and_what_policies_have_no_type_for_is_left_out() {
    String body =
        good().replace("\"office\": true", "\"office\": null, \"ratio\": 0.5, \"more\": [1, null]");
    Network.Answer answer = ask(body.replaceFirst("\\{", "{\"options\": {}, "), Verdicts.allow());
    assertEquals(200, answer.status(), answer.response().body());
    assertFalse(questions.getLast().context().containsKey("office"));
    assertEquals(
        new Fact.Many(List.of(new Fact.Count(1))), questions.getLast().context().get("more"));
  }

  @Test
  void hostile_json_is_400() {
    String deep = "[".repeat(2000) + "]".repeat(2000);
    for (String body :
        List.of(
            "",
            "[]",
            "null",
            "{",
            good() + "{}",
            "{\"subject\":{},\"subject\":{}}",
            good().replace("true", deep),
            good().replace("5", "1" + "0".repeat(5000)),
            "\u0000")) {
      assertEquals(
          400,
          ask(body, Verdicts.allow()).status(),
          body.substring(0, Math.min(40, body.length())));
    }
    assertEquals(List.of(), questions);
  }

  @Test
  void too_long_is_413_and_another_type_415() {
    Network.Answer large = ask("{\"x\":\"" + "y".repeat(300_000) + "\"}", Verdicts.allow());
    assertEquals(413, large.status());
    assertEquals(415, network.post(DOOR, "text/plain", good(), bearer).status());
    assertEquals(405, network.get(DOOR, bearer).status());
  }

  @Test
  void the_request_id_comes_back() {
    String[] headers = {bearer[0], bearer[1], "X-Request-ID", "r-17"};
    network.ilk.decider = question -> Verdicts.allow();
    assertEquals("r-17", network.json(DOOR, good(), headers).header("X-Request-ID"));
    assertEquals("r-17", network.json(DOOR, "{}", headers).header("X-Request-ID"));
  }

  @Test
  void an_enforcement_point_that_does_not_prove_itself_learns_nothing() {
    assertEquals(401, network.json(DOOR, good()).status());
    Network.Answer forged = network.json(DOOR, good(), "Authorization", "Bearer x");
    assertEquals(401, forged.status());
    assertEquals("Bearer", forged.header("WWW-Authenticate"));
    assertEquals(Event.Result.UNPROVEN, network.ilk.lastEvent().result());
  }

  @Test
  void an_enforcement_point_may_be_denied_the_question_itself() {
    network.ilk.decider = question -> Verdicts.deny();
    Network.Answer answer = network.json(DOOR, good(), bearer);
    assertEquals(403, answer.status());
    assertEquals("access_denied", answer.text("code"));
  }

  @Test
  void a_report_is_in_the_record_before_it_is_acknowledged() {
    String body =
        good()
            .replaceFirst(
                "\\{", "{\"decision\": false, \"policies\": [\"p\"], \"reason\": \"no\",");
    Network.Answer answer = network.json("/access/v1/reports", body, bearer);
    assertEquals(200, answer.status(), answer.response().body());
    Event event = network.ilk.lastEvent();
    assertEquals(Event.Result.DENIED, event.result());
    assertEquals(List.of("p"), event.verdict().policies());
    Particulars.OfAction told = (Particulars.OfAction) event.particulars();
    assertEquals(network.ilk.deployer.id(), told.subject().orElseThrow().id());
    network.ilk.recordReachable = false;
    assertEquals(503, network.json("/access/v1/reports", body, bearer).status());
  }

  @Test
  void a_report_that_comes_again_is_taken_once() {
    String id = network.ilk.ids.report().value();
    assertEquals(200, report(id, "2026-11-22T08:00:00.125Z").status());
    Event taken = network.ilk.lastEvent();
    Particulars.OfAction told = (Particulars.OfAction) taken.particulars();
    assertEquals(id, told.details().get("report"));
    assertEquals("2026-11-22T08:00:00.125Z", told.details().get("decided"));
    Network.Answer again = report(id, "2026-11-22T08:00:00.125Z");
    assertEquals(409, again.status());
    assertEquals("report_known", again.text("code"));
    assertEquals(Event.Result.REFUSED, network.ilk.lastEvent().result());
    assertEquals(200, report(network.ilk.ids.report().value(), "2026-11-22T08:00:00Z").status());
  }

  @Test
  void a_report_that_did_not_reach_the_record_is_taken_when_it_comes_again() {
    String id = network.ilk.ids.report().value();
    network.ilk.recordReachable = false;
    assertEquals(503, report(id, "2026-11-22T08:00:00Z").status());
    network.ilk.recordReachable = true;
    assertEquals(200, report(id, "2026-11-22T08:00:00Z").status());
  }

  @Test
  void a_report_that_does_not_say_which_it_is_or_comes_from_the_future_is_refused() {
    String id = network.ilk.ids.report().value();
    assertEquals(400, report("rep_1", "2026-11-22T08:00:00Z").status());
    assertEquals(400, report(network.ilk.ids.token().value(), "2026-11-22T08:00:00Z").status());
    assertEquals(400, report(id, "yesterday").status());
    assertEquals(400, report(id, "").status());
    assertEquals(400, report(id, "+1000000000-12-31T23:59:59.999999999Z").status());
    assertEquals(400, report(id, "9999-01-01T00:00:00Z").status());
  }

  private Network.Answer report(String id, String decided) {
    String told =
        "{\"decision\": true, \"report\": {\"id\": \"%s\", \"decided\": \"%s\"},"
            .formatted(id, decided);
    return network.json("/access/v1/reports", good().replaceFirst("\\{", told), bearer);
  }

  @Test
  void an_outcome_is_told_of_a_request_that_a_history_holds() {
    Decision.Allow allow = (Decision.Allow) Verdicts.allow();
    Decision remembered =
        new Decision.Allow(
            allow.policies(),
            allow.reason(),
            allow.policyVersion(),
            allow.lifetime(),
            Optional.empty(),
            Optional.of("known"));
    var context = ask(good(), remembered).json().nested("context").orElseThrow();
    assertEquals(Optional.of("known"), context.text("request"));
    assertEquals(200, outcome("known").status());
    Event event = network.ilk.lastEvent();
    Particulars.OfAction told = (Particulars.OfAction) event.particulars();
    assertEquals("known", told.details().get("request"));
    assertEquals("done", told.details().get("outcome"));
    Network.Answer refused = outcome("unheard-of");
    assertEquals(400, refused.status());
    assertTrue(refused.response().body().contains("request_unknown"));
  }

  private Network.Answer outcome(String request) {
    String told =
        "{\"decision\": true, \"outcome\": {\"request\": \"%s\", \"done\": true,"
            + " \"output\": {\"approved\": true}},";
    return network.json(
        "/access/v1/reports", good().replaceFirst("\\{", told.formatted(request)), bearer);
  }

  @Test
  void an_enforcement_point_is_given_the_policies_unless_it_has_them() {
    network.ilk.prepared.put(FetchBundle.class, "a.b.c");
    Network.Answer answer = network.get("/access/v1/bundle?known=0123456789abcdef", bearer);
    assertEquals(200, answer.status());
    assertEquals("a.b.c", answer.text("bundle"));
    assertEquals(new FetchBundle("0123456789abcdef"), network.ilk.asked.getLast());
    network.get("/access/v1/bundle?known=" + "x".repeat(65), bearer);
    assertEquals(new FetchBundle(""), network.ilk.asked.getLast());
    assertEquals(401, network.get("/access/v1/bundle").status());
  }

  @Test
  void a_report_without_an_answer_is_none() {
    assertEquals(400, network.json("/access/v1/reports", good(), bearer).status());
  }

  @Test
  void the_metadata_names_this_decision_point() {
    Network.Answer answer = network.get("/.well-known/authzen-configuration");
    assertEquals(200, answer.status());
    assertEquals(TestIlk.ISSUERS.base(), answer.text("policy_decision_point"));
    assertEquals(TestIlk.ISSUERS.base() + DOOR, answer.text("access_evaluation_endpoint"));
  }

  @Test
  void requests_and_answers_are_of_the_published_schemas() throws Exception {
    Path schemas =
        Path.of(System.getProperty("ilk.root")).resolve("../shared/data/authzen/schemas");
    assumeTrue(
        Files.isDirectory(schemas),
        "put OpenID's AuthZEN schemas into " + schemas + " to check against them");
    JsonSchema request = schema(schemas.resolve("evaluation-request.schema.json"));
    JsonSchema response = schema(schemas.resolve("evaluation-response.schema.json"));
    assertTrue(request.validate(JSON.readTree(good())).isEmpty());
    for (Decision decision : List.of(Verdicts.allow(), Verdicts.deny())) {
      JsonNode answer = JSON.readTree(ask(good(), decision).response().body());
      assertTrue(response.validate(answer).isEmpty(), answer.toString());
    }
    // The examples in the schema are requests that any decision point must be able to read.
    String text = Files.readString(schemas.resolve("evaluation-request.schema.json"));
    JsonNode examples = JSON.readTree(text).get("examples");
    assertFalse(examples.isEmpty());
    for (JsonNode example : examples) {
      assertEquals(200, ask(example.toString(), Verdicts.allow()).status());
    }
    // Whatever the schema refuses is refused here too.
    for (String member : List.of("subject", "action", "resource")) {
      var without = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(good());
      without.remove(member);
      assertFalse(request.validate(without).isEmpty());
      assertEquals(400, ask(without.toString(), Verdicts.allow()).status());
    }
  }

  private static JsonSchema schema(Path file) throws Exception {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        // The schemas' own identifiers are relative, so they need a base.
        .getSchema(
            SchemaLocation.of("https://schemas.example/" + file.getFileName()),
            JSON.readTree(Files.readString(file)));
  }

  @Test
  void the_delegation_of_the_callers_token_is_passed_on() {
    Id.Delegation delegation = network.ilk.delegate(TestIlk.PAYMENTS, "payments:read").id();
    String body =
        good()
            .replace("\"workload\"", "\"agent\"")
            .replace("prod-payments-deployer", "prod-invoice-helper")
            .replace("\"ilk\": {", "\"ilk\": {\"delegation\": \"" + delegation.value() + "\", ");
    ask(body, Verdicts.allow());
    assertEquals(Optional.of(delegation), questions.getLast().delegation().map(one -> one.id()));
    assertEquals("access", network.ilk.lastEvent().scene().door());
  }
}
