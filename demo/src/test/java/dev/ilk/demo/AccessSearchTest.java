package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the payments API finds when it searches, by Acme's own policies. */
class AccessSearchTest {
  private Company company;
  private Web web;
  private String token;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder, settings -> settings);
    assertEquals(0, company.declare().code());
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

  private JsonNode ask(String door, String body) throws Exception {
    Answer answer =
        web.json(company.ilk() + "/access/v1/" + door, body, "Authorization", "Bearer " + token);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private List<String> found(String part, String body) throws Exception {
    List<String> names = new ArrayList<>();
    ask("search/" + part, body)
        .path("results")
        .forEach(one -> names.add(one.path("id").asText(one.path("name").asText())));
    return names;
  }

  @Test
  void who_may_deploy_is_found_and_is_allowed_when_it_asks() throws Exception {
    String question =
        """
        {"subject": {"type": "workload"%s}, "action": {"name": "payments:deploy"},
         "resource": {"type": "Release", "id": "r-1"}}
        """;
    assertEquals(List.of("prod-payments-deployer"), found("subject", question.formatted("")));
    for (String name : List.of("prod-payments-deployer", "prod-payments-api")) {
      assertEquals(
          name.endsWith("deployer"),
          ask("evaluation", question.formatted(", \"id\": \"" + name + "\""))
              .path("decision")
              .asBoolean());
    }
  }

  @Test
  void what_a_workload_may_do_is_found_among_the_actions_that_policies_name() throws Exception {
    assertEquals(
        // The first is what policies say of the team's services; a release is the team's as well.
        List.of("ExchangeToken", "payments:deploy"),
        found(
            "action",
            """
            {"subject": {"type": "workload", "id": "prod-payments-deployer"},
             "resource": {"type": "Release", "id": "r-1"}}
            """));
    // Without a delegation an agent may do nothing.
    assertEquals(
        List.of(),
        found(
            "action",
            """
            {"subject": {"type": "agent", "id": "prod-invoice-helper"},
             "resource": {"type": "Payment", "id": "p-1"}}
            """));
  }

  @Test
  void resources_that_ilk_knows_are_found_and_of_others_none() throws Exception {
    String question =
        """
        {"subject": {"type": "workload", "id": "prod-payments-deployer"},
         "action": {"name": "ExchangeToken"}, "resource": {"type": "%s"}}
        """;
    List<String> services = found("resource", question.formatted("ResourceServer"));
    assertTrue(services.stream().allMatch(uri -> uri.startsWith("https://payments.")));
    assertEquals(List.of(), found("resource", question.formatted("Invoice")));
  }
}
