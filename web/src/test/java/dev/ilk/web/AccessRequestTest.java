package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.decide.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessRequestTest {
  private static final String DOOR = "/access/v1/requests";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUESTION =
      """
      {"subject": {"type": "workload", "id": "prod-payments-deployer"},
       "action": {"name": "payments:refund", "properties": {"amount": 5.5}},
       "resource": {"type": "Payment", "id": "p-1"}, "context": {"office": true}}
      """;

  private final Network network;
  private final String[] bearer;

  AccessRequestTest() throws Exception {
    network = new Network();
    bearer = network.bearer("prod-payments-api");
    network.ilk.decider =
        question ->
            question.action().startsWith("payments:")
                    && !question.context().containsKey(Decision.APPROVALS)
                ? new Decision.Needs(
                    List.of("p"), "two", "1", List.of(new Decision.Need.Approval("sre")))
                : Verdicts.allow();
  }

  @AfterEach
  void close() {
    network.close();
  }

  private static ObjectNode read(String text) throws Exception {
    return (ObjectNode) JSON.readTree(text);
  }

  private JsonNode offered() throws Exception {
    Network.Answer answer = network.json("/access/v1/evaluation", QUESTION, bearer);
    assertEquals(200, answer.status(), answer.response().body());
    return read(answer.response().body()).path("context").path("access_request");
  }

  private ObjectNode submission() throws Exception {
    ObjectNode body = read(QUESTION);
    body.putObject("denial").set("binding_token", offered().path("binding_token"));
    return body;
  }

  @Test
  void a_denial_for_want_of_an_approval_says_how_to_ask_for_it() throws Exception {
    JsonNode offered = offered();
    assertEquals(TestIlk.ISSUERS.base() + DOOR, offered.path("endpoint").asText());
    assertFalse(offered.path("expires_at").asText().isEmpty());
    Network.Answer metadata = network.get("/.well-known/authzen-configuration");
    assertEquals(TestIlk.ISSUERS.base() + DOOR, metadata.text("access_request_endpoint"));
    assertTrue(metadata.response().body().contains("urn:openid:authzen:capability:access-request"));
  }

  @Test
  void each_denial_in_a_batch_says_so_for_itself() throws Exception {
    ObjectNode body = read(QUESTION);
    body.putArray("evaluations").addObject();
    body.withArray("evaluations")
        .addObject()
        .putObject("resource")
        .put("type", "Payment")
        .put("id", "p-2");
    Network.Answer answer = network.json("/access/v1/evaluations", body.toString(), bearer);
    JsonNode answers = read(answer.response().body()).path("evaluations");
    assertEquals(2, answers.findValues("binding_token").size());
    ObjectNode second = read(QUESTION.replace("p-1", "p-2"));
    second.putObject("denial").set("binding_token", answers.findValues("binding_token").get(1));
    assertEquals(202, network.json(DOOR, second.toString(), bearer).status());
  }

  @Test
  void no_other_denial_says_so() throws Exception {
    network.ilk.decider =
        question ->
            question.action().startsWith("payments:")
                ? new Decision.Needs(
                    List.of("p"), "again", "1", List.of(new Decision.Need.StepUp("phr")))
                : Verdicts.allow();
    assertTrue(offered().isMissingNode());
    network.ilk.decider =
        question -> question.action().startsWith("payments:") ? Verdicts.deny() : Verdicts.allow();
    assertTrue(offered().isMissingNode());
  }

  @Test
  void what_is_too_large_to_be_shown_cannot_be_asked_for() throws Exception {
    ObjectNode large = read(QUESTION);
    ((ObjectNode) large.get("context")).put("text", "x".repeat(40_000));
    Network.Answer answer = network.json("/access/v1/evaluation", large.toString(), bearer);
    assertTrue(read(answer.response().body()).findPath("access_request").isMissingNode());
    large.putObject("denial").put("binding_token", "x");
    assertEquals(400, network.json(DOOR, large.toString(), bearer).status());
  }

  @Test
  void a_task_is_its_enforcement_points_alone() throws Exception {
    Network.Answer made = network.json(DOOR, submission().toString(), bearer);
    assertEquals(202, made.status(), made.response().body());
    String id = read(made.response().body()).path("task").path("id").asText();
    assertEquals(200, network.get(DOOR + "/" + id, bearer).status());
    String[] other = network.bearer("prod-payments-deployer");
    assertEquals("unknown_task", network.get(DOOR + "/" + id, other).text("code"));
    assertEquals(404, network.json(DOOR + "/" + id + "/cancel", "{}", other).status());
    assertEquals(401, network.get(DOOR + "/" + id).status());
    assertEquals(200, network.json(DOOR + "/" + id + "/cancel", "{}", bearer).status());
  }

  @Test
  void a_denial_that_is_too_long_ago_is_gone() throws Exception {
    ObjectNode body = submission();
    network.ilk.now = TestIlk.START.plus(Duration.ofMinutes(11));
    network.ilk.revocations.confirm(network.ilk.now);
    Network.Answer late = network.json(DOOR, body.toString(), network.bearer("prod-payments-api"));
    assertEquals(410, late.status(), late.response().body());
    assertEquals("expired_denial", late.text("code"));
  }

  @Test
  void hostile_requests_make_no_task() throws Exception {
    ObjectNode good = submission();
    String token = good.path("denial").path("binding_token").asText();
    for (String body :
        List.of(
            "{}",
            "[]",
            good.deepCopy().without("denial").toString(),
            good.deepCopy().without("subject").toString(),
            good.toString().replace("\"denial\"", "\"items\": [], \"denial\""),
            good.toString().replace(token, ""),
            good.toString().replace(token, "x".repeat(50_000)),
            good.toString().replace(token, token.substring(1)),
            good.toString().replace("5.5", "5.6"),
            good.toString().replace("true", "false"),
            good.toString().replace("\"office\"", "\"Office\""),
            good.toString().replace("\"" + token + "\"", "{}"))) {
      assertEquals(400, network.json(DOOR, body, bearer).status(), body);
    }
    assertEquals(List.of(), network.ilk.approvals.waiting(TestIlk.START, 10));
    assertEquals(404, network.get(DOOR + "/" + "x".repeat(300), bearer).status());
    assertEquals(405, network.get(DOOR, bearer).status());
  }

  @Test
  void any_change_to_a_request_makes_none_or_the_same() throws Exception {
    Random random = new Random(3);
    String whole = submission().toString();
    for (int i = 0; i < 300; i++) {
      char[] changed = whole.toCharArray();
      changed[random.nextInt(changed.length)] = (char) (32 + random.nextInt(95));
      int status = network.json(DOOR, new String(changed), bearer).status();
      assertTrue(status == 202 || status == 400, () -> status + " for " + new String(changed));
    }
    assertTrue(network.ilk.approvals.waiting(TestIlk.START, 10).size() <= 1);
  }
}
