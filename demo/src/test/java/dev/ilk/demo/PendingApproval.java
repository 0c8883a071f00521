package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;

/** A deployment that waits for an operator's approval. */
final class PendingApproval {
  private static final String POLICY =
      """
      @id("staging-deploys")
      @reason("the staging deployer may deploy payments")
      permit (
        principal == Workload::"staging-payments-deployer",
        action == Action::"payments:deploy",
        resource is Release in Team::"payments"
      );

      @id("large-deploys")
      @reason("a deployment of more than ten nodes takes an approval")
      @needs("approval operator")
      forbid (principal, action == Action::"payments:deploy", resource in Team::"payments")
      when { context has nodes && context.nodes > 10 };
      """;
  private static final String QUESTION =
      """
      {"subject": {"type": "workload", "id": "staging-payments-deployer"},
       "action": {"name": "payments:deploy"},
       "resource": {"type": "Release", "id": "%s"},
       "context": {"nodes": 20}}
      """;

  private PendingApproval() {}

  /** Puts in force that it takes an approval. */
  static void demand(Company company, Path folder) throws Exception {
    Path policies = Files.createDirectories(folder.resolve("approval-policies"));
    Files.writeString(policies.resolve("deploys.cedar"), POLICY);
    Told applied =
        company.ilk(
            "policy", "apply", policies.toString(), "--team", "payments", "--reason", "CHG-1");
    assertEquals(0, applied.code(), applied.text());
  }

  /** Has one asked for, by the payments API. */
  static void ask(Company company, String release) throws Exception {
    try (Web web = new Web()) {
      String token =
          "Bearer "
              + new Tokens(web, company.ilk())
                  .workload("prod", company.podToken(Company.API_POD, company.ilk()), company.ilk())
                  .json()
                  .path("access_token")
                  .asText();
      String door = company.ilk() + "/access/v1/";
      String question = QUESTION.formatted(release);
      Answer denial = web.json(door + "evaluation", question, "Authorization", token);
      ObjectNode request = (ObjectNode) new ObjectMapper().readTree(question);
      request
          .putObject("denial")
          .set(
              "binding_token",
              denial.json().path("context").path("access_request").path("binding_token"));
      Answer asked = web.json(door + "requests", request.toString(), "Authorization", token);
      assertEquals(202, asked.status(), asked.text());
    }
  }
}
