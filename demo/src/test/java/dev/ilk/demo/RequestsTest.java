package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alice has a deployer made for her team, by herself where the template lets her. */
class RequestsTest {
  private static final String DEPLOYER =
      """
      template: ci-deployer
      about: deploys a service from one branch of its repository
      kind: workload
      subtype: ci-pipeline
      name: "{environment}-{service}-deployer"
      parameters:
        - {name: service, form: name}
        - {name: repository_id, form: number}
        - {name: branch, values: [main]}
      environments:
        - staging
        - {name: prod, approval: [operator]}
      purpose: deploy {service}
      trust:
        platform: github
        audience: https://ilk.acme.example
        words:
          - repository_id={repository_id}
          - owner_id=65
          - branch={branch}
          - environment={environment}
      scopes: [deploy:write]
      longest_life: 60d
      """;

  private Company company;
  private Browser alice;
  private Path template;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder.resolve("ilk"), settings -> settings);
    assertEquals(0, company.declare().code());
    template = Files.writeString(folder.resolve("ci-deployer.yaml"), DEPLOYER);
    alice = new Browser();
    System.setProperty("ilk.login", folder.resolve("login.json").toString());
    alice.open(company.ilk() + "/console/login/start/corp?return_to=/console");
    alice.submit("", Map.of("user", "alice"));
    Cli login = Cli.begin("login", "--server", company.ilk());
    Matcher code = login.says(Pattern.compile("code {2}([A-Z]{4}-[A-Z]{4})"));
    alice.open(company.ilk() + "/console/device");
    alice.submit("/console/device", Map.of("user_code", code.group(1)));
    alice.submit("/console/authorize", Map.of("answer", "allow"));
    assertEquals(0, login.code(), login.text());
  }

  @AfterEach
  void stop() {
    System.clearProperty("ilk.login");
    alice.close();
    company.close();
  }

  private Told asAlice(String... arguments) throws Exception {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--server";
    all[arguments.length + 1] = company.ilk();
    return Cli.run(all);
  }

  private Told asks(String environment, String team, String... more) throws Exception {
    String[] all = {
      "request",
      "--template",
      "ci-deployer",
      "--team",
      team,
      "--environment",
      environment,
      "--set",
      "service=shop",
      "--set",
      "repository_id=74",
      "--set",
      "branch=main"
    };
    String[] whole = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, whole, all.length, more.length);
    return asAlice(whole);
  }

  private static JsonNode json(Told told) throws Exception {
    assertEquals(0, told.code(), told.text());
    return new ObjectMapper().readTree(told.text());
  }

  @Test
  void a_team_serves_itself_within_guardrails_and_asks_beyond_them() throws Exception {
    assertEquals(3, asAlice("template", "add", template.toString()).code(), "she is no operator");
    Told added = company.ilk("template", "add", template.toString());
    assertEquals(0, added.code(), added.text());
    assertTrue(asAlice("template", "list").text().contains("in staging by oneself"));

    Told look = asks("staging", "payments", "--dry-run");
    assertEquals(0, look.code(), look.text());
    assertTrue(look.text().contains("repository id `74`"), look.text());
    assertTrue(look.text().contains("nobody has to approve"), look.text());
    assertEquals(3, company.ilk("identity", "show", "workload:staging-shop-deployer").code());

    assertEquals(3, asks("staging", "payments").code(), "it takes a reason");
    assertEquals(3, asks("staging", "platform", "--reason", "r").code(), "not her team");
    assertEquals(3, asks("staging", "payments", "--reason", "r", "--for", "61d").code());
    JsonNode made = json(asks("staging", "payments", "--reason", "releases", "--json"));
    assertEquals("provisioned", made.path("state").asText());
    Told shown = company.ilk("identity", "show", "workload:staging-shop-deployer");
    assertTrue(shown.text().contains("claims.repository_id == "), shown.text());
    String events = company.ilk("trace", made.path("id").asText()).text();
    assertTrue(events.contains("RequestIdentity") && events.contains("ProvisionIdentity"), events);

    String id =
        json(asks("prod", "payments", "--reason", "releases", "--json")).path("id").asText();
    assertTrue(asAlice("requests", "show", id).text().contains("waits for the approval of"));
    assertEquals(3, asAlice("requests", "approve", id).code(), "nobody approves their own");
    assertEquals(3, company.ilk("identity", "show", "workload:prod-shop-deployer").code());
    Told approved = company.ilk("requests", "approve", id, "--note", "seen");
    assertEquals(0, approved.code(), approved.text());
    assertTrue(approved.text().contains("provisioned"), approved.text());
    assertEquals(0, company.ilk("identity", "show", "workload:prod-shop-deployer").code());
  }

  @Test
  void what_is_refused_says_why_and_a_wide_template_is_none() throws Exception {
    assertEquals(0, company.ilk("template", "add", template.toString()).code());
    String id =
        json(asks("prod", "payments", "--reason", "releases", "--json")).path("id").asText();
    assertEquals(
        0, company.ilk("requests", "refuse", id, "--reason", "there is one already").code());
    Told told = asAlice("requests", "list");
    assertTrue(told.text().contains("refused"), told.text());
    assertTrue(told.text().contains("there is one already"), told.text());
    Files.writeString(template, DEPLOYER.replace("- repository_id={repository_id}\n", "\n"));
    Told wide = company.ilk("template", "add", template.toString());
    assertEquals(3, wide.code(), wide.text());
  }

  @Test
  void what_another_team_offers_is_hers_once_she_accepts_it() throws Exception {
    String lookup = "workload:prod-lookup";
    Path file = template.resolveSibling("lookup.yaml");
    Files.writeString(
        file,
        """
        workloads:
          - name: prod-lookup
            subtype: service
            environment: prod
            owner: {team: platform, contact: olga}
            purpose: look things up
        """);
    assertEquals(0, company.ilk("apply", "-f", file.toString()).code());
    assertEquals(3, asAlice("identity", "accept-hand-over", lookup).code(), "it is not offered");
    assertEquals(
        3,
        asAlice("identity", "hand-over", lookup, "--to", "team:payments", "--reason", "r").code(),
        "she does not own it");
    assertEquals(
        3,
        company.ilk("identity", "hand-over", lookup, "--to", "payments", "--reason", "r").code());
    Told offered =
        company.ilk(
            "identity", "hand-over", lookup, "--to", "team:payments", "--reason", "they run it");
    assertEquals(0, offered.code(), offered.text());
    assertTrue(company.ilk("identity", "show", lookup).text().contains("platform"));
    assertEquals(3, company.ilk("identity", "accept-hand-over", lookup).code());
    assertTrue(asAlice("identity", "hand-overs").text().contains("they run it"));
    Told accepted = asAlice("identity", "accept-hand-over", lookup);
    assertEquals(0, accepted.code(), accepted.text());
    String shown = company.ilk("identity", "show", lookup).text();
    assertTrue(shown.contains("payments") && shown.contains("alice"), shown);
  }
}
