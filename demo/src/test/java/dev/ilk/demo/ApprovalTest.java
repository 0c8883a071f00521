package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deployment that takes the approval of an operator, from denial to decision. */
class ApprovalTest {
  private static final String POLICY =
      """
      @id("large-deploys")
      @reason("a deployment of more than ten nodes takes an approval")
      @needs("approval operator")
      forbid (principal, action == Action::"payments:deploy", resource in Team::"payments")
      when { context has nodes && context.nodes > 10 };
      """;
  private static final String QUESTION =
      """
      {"subject": {"type": "workload", "id": "prod-payments-deployer"},
       "action": {"name": "payments:deploy"},
       "resource": {"type": "Release", "id": "r-1", "properties": {"share": 0.5}},
       "context": {"nodes": 20}}
      """;

  private Company company;
  private Web web;
  private String token;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder.resolve("ilk"), settings -> settings);
    assertEquals(0, company.declare().code());
    Path policies = Files.createDirectories(folder.resolve("policies"));
    Files.writeString(policies.resolve("deploys.cedar"), POLICY);
    Told applied =
        company.ilk(
            "policy", "apply", policies.toString(), "--team", "payments", "--reason", "CHG-1");
    assertEquals(0, applied.code(), applied.text());
    web = new Web();
    token =
        new Tokens(web, company.ilk())
            .workload("prod", company.podToken(Company.API_POD, company.ilk()), company.ilk())
            .json()
            .path("access_token")
            .asText();
  }

  @AfterEach
  void stop() throws Exception {
    web.close();
    company.close();
  }

  private Answer send(String door, String body) throws Exception {
    return web.json(company.ilk() + "/access/v1/" + door, body, "Authorization", "Bearer " + token);
  }

  private static ObjectNode question(String text) throws Exception {
    return (ObjectNode) new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
  }

  private JsonNode evaluate(ObjectNode question) throws Exception {
    Answer answer = send("evaluation", question.toString());
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private ObjectNode denied() throws Exception {
    ObjectNode question = question(QUESTION);
    JsonNode denial = evaluate(question);
    assertFalse(denial.path("decision").asBoolean());
    question
        .putObject("denial")
        .set("binding_token", denial.path("context").path("access_request").path("binding_token"));
    return question;
  }

  private String requested() throws Exception {
    Answer answer = send("requests", denied().toString());
    assertEquals(202, answer.status(), answer.text());
    assertEquals("pending", answer.json().path("task").path("status").asText());
    return answer.json().path("task").path("id").asText();
  }

  private JsonNode task(String id) throws Exception {
    return web.get(company.ilk() + "/access/v1/requests/" + id, "Authorization", "Bearer " + token)
        .json();
  }

  private static ObjectNode approved(ObjectNode question, String id) {
    ((ObjectNode) question.get("context")).putObject("approval").put("id", id);
    return question;
  }

  @Test
  void an_approval_makes_the_very_same_question_an_allow() throws Exception {
    String id = requested();
    assertFalse(
        evaluate(approved(question(QUESTION), id)).path("decision").asBoolean(),
        "asking is no approval");
    Told list = company.ilk("approvals", "list");
    assertTrue(list.text().contains(id), list.text());
    assertTrue(list.text().contains("\"nodes\":20"), list.text());
    Told told = company.ilk("approvals", "approve", id, "--note", "CHG-7");
    assertEquals(0, told.code(), told.text());

    JsonNode task = task(id);
    assertEquals("approved", task.path("task").path("status").asText());
    assertEquals("reevaluate", task.path("result").path("mode").asText());
    assertEquals(id, task.path("result").path("approval").path("id").asText());
    assertFalse(evaluate(question(QUESTION)).path("decision").asBoolean(), "not referred to");
    assertTrue(evaluate(approved(question(QUESTION), id)).path("decision").asBoolean());

    for (String[] change :
        new String[][] {
          {"r-1", "r-2"},
          {"0.5", "0.6"},
          {"20", "21"},
          {"payments:deploy\"}", "payments:deploy\", \"properties\": {\"force\": true}}"},
        }) {
      ObjectNode other = question(QUESTION.replace(change[0], change[1]));
      JsonNode answer = evaluate(approved(other, id));
      assertFalse(answer.path("decision").asBoolean(), change[1]);
      assertEquals("request", answer.path("context").path("next_action").asText());
    }
    String trace = company.ilk("trace", id, "--json").text();
    assertTrue(trace.contains("RequestApproval"), trace);
    assertTrue(trace.contains("ApproveAction"), trace);
    assertTrue(trace.contains("CHG-7"), trace);
  }

  @Test
  void what_the_enforcement_point_says_of_approvals_counts_for_nothing() throws Exception {
    ObjectNode forged = question(QUESTION);
    ((ObjectNode) forged.get("context")).putArray("approvals").add("operator");
    assertFalse(evaluate(forged).path("decision").asBoolean());
  }

  @Test
  void a_refusal_is_for_good() throws Exception {
    String id = requested();
    assertEquals(0, company.ilk("approvals", "deny", id).code());
    assertEquals("denied", task(id).path("task").path("status").asText());
    assertFalse(task(id).has("result"));
    assertFalse(evaluate(approved(question(QUESTION), id)).path("decision").asBoolean());
    Told late = company.ilk("approvals", "approve", id);
    assertEquals(3, late.code());
  }

  @Test
  void what_is_taken_back_waits_for_nobody() throws Exception {
    String id = requested();
    assertEquals(200, send("requests/" + id + "/cancel", "{}").status());
    assertEquals(409, send("requests/" + id + "/cancel", "{}").status());
    assertEquals("cancelled", task(id).path("task").path("status").asText());
    assertFalse(company.ilk("approvals", "list").text().contains(id));
  }

  @Test
  void a_request_is_made_of_its_own_denial_only_and_once() throws Exception {
    ObjectNode asked = denied();
    ObjectNode other = asked.deepCopy();
    ((ObjectNode) other.get("resource")).put("id", "r-2");
    Answer swapped = send("requests", other.toString());
    assertEquals(400, swapped.status());
    assertEquals("invalid_denial_binding", swapped.json().path("code").asText());
    assertTrue(
        swapped.json().path("type").asText().startsWith("urn:openid:authzen:access-request:"));
    ObjectNode none = asked.deepCopy();
    none.remove("denial");
    assertEquals(400, send("requests", none.toString()).status());
    String id = send("requests", asked.toString()).json().path("task").path("id").asText();
    assertEquals(id, send("requests", asked.toString()).json().path("task").path("id").asText());
    assertEquals(
        404,
        web.get(company.ilk() + "/access/v1/requests/arq_x", "Authorization", "Bearer " + token)
            .status());
  }
}
