package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.outside.platform.KubernetesCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Static secrets of other systems, from their discovery on, at a whole node. */
class MigrationTest {
  private static final String BADGES =
      """
      id,name,type,team,environment,admin,last_used,credential,credential_id,credential_created
      1,svc-orders,service account,payments,prod,false,2026-11-20,access-key,AK1,2026-01-01
      2,svc-root,service account,platform,prod,true,2024-01-01,access-key,AK2,2023-01-01
      3,svc-none,service account,platform,prod,true,,,,
      """;

  private Company company;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder, settings -> settings);
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(sources.resolve("badges.csv"), BADGES);
    ok("discover", "add", "badges", "csv", "--set", "file=file:badges.csv");
    ok("discover", "run", "badges");
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private String ok(String... arguments) {
    Told told = company.ilk(arguments);
    assertEquals(0, told.code(), told.text());
    return told.text();
  }

  private JsonNode json(String... arguments) throws Exception {
    return new ObjectMapper().readTree(ok(arguments));
  }

  @Test
  void what_discovery_read_is_ranked_listed_and_counted() throws Exception {
    JsonNode ranked = json("migrate", "rank", "--json");
    assertEquals(2, ranked.path("held").asInt());
    assertEquals("AK2", ranked.at("/secrets/0/nativeId").asText());
    assertEquals("cloud-key", ranked.at("/secrets/0/shape").asText());
    assertTrue(ranked.at("/secrets/0/score/total").asInt() > 70);
    String why = ok("migrate", "rank", "--team", "payments", "--no-refresh", "--why");
    assertTrue(why.contains("svc-orders") && !why.contains("svc-root"), why);
    assertTrue(why.contains("it never ends"), why);
    JsonNode counts = json("migrate", "counts", "--json");
    assertEquals(2, counts.path("left").asInt());
    assertEquals("ranked", counts.at("/counts/0/state").asText());
    assertTrue(ok("migrate", "counts").contains("2 are left"));
    for (String[] wrong :
        new String[][] {{"--state", "nonsense"}, {"--limit", "0"}, {"--team", "x".repeat(300)}}) {
      Told refused = company.ilk("migrate", "rank", "--no-refresh", wrong[0], wrong[1]);
      assertTrue(
          refused.code() != 0 && refused.text().contains("is not understood"), refused.text());
    }
  }

  private void refused(String words, String... arguments) {
    Told told = company.ilk(arguments);
    assertTrue(told.code() != 0 && told.text().contains(words), told.text());
  }

  @Test
  void secrets_are_planned_approved_and_taken_on_by_what_is_proven() throws Exception {
    assertEquals(0, company.declare().code());
    String id = json("migrate", "rank", "--json").at("/secrets/0/id").asText();
    refused("is not registered", "migrate", "advance", id, "proposed", "--by", "workload:none");
    String successor = "workload:prod-payments-api";
    ok("migrate", "advance", id, "proposed", "--by", successor);
    refused("of no tranche that somebody approved", "migrate", "advance", id, "replaced");

    JsonNode tranche = json("migrate", "plan", "all of it", "--limit", "5", "--json");
    String name = tranche.path("id").asText();
    assertEquals(2, tranche.path("total").asInt());
    refused("of no tranche", "migrate", "plan", "again");
    refused("of no tranche that somebody approved", "migrate", "advance", id, "replaced");
    refused("not the digest", "migrate", "approve", name, "0".repeat(64));
    ok("migrate", "approve", name, tranche.path("plan_sha256").asText());
    refused("has done nothing since", "migrate", "advance", id, "replaced");
    try (Web web = new Web()) {
      String pod = company.podToken(Company.API_POD, company.ilk());
      new Tokens(web, company.ilk()).workload("prod", pod, company.ilk()).json();
    }
    ok("migrate", "advance", id, "replaced");
    refused("it is to be watched until", "migrate", "advance", id, "unused");
    refused("it is not proven unused", "migrate", "advance", id, "revoked", "--reason", "done");
    String status = ok("migrate", "status");
    assertTrue(status.contains("1 replaced") && status.contains("approved by"), status);
    assertTrue(ok("migrate", "rank", "--tranche", name, "--no-refresh").contains("svc-root"));
    String events = ok("trace", id);
    assertTrue(events.contains("AdvanceSecret") && events.contains("replaced"), events);
    assertTrue(ok("trace", name).contains("ApproveTranche"));
  }

  @Test
  void a_secret_may_stay_for_a_time_in_a_persons_care_and_the_burn_down_says_so() throws Exception {
    assertEquals(0, company.declare().code());
    String id = json("migrate", "rank", "--json").at("/secrets/0/id").asText();
    String[] except = {
      "migrate",
      "except",
      id,
      "--reason",
      "keys only",
      "--isolation",
      "read only",
      "--retire",
      Instant.now().plus(Duration.ofDays(60)).toString(),
      "--owner",
      ""
    };
    except[except.length - 1] = "workload:prod-payments-api";
    refused("no person who is registered", except);
    except[except.length - 1] = "human:alice";
    ok(except);
    String drawn = ok("migrate", "burndown");
    assertTrue(drawn.contains(" 2 ###") && drawn.contains("0 excepted"), drawn);
    ok("migrate", "rank");
    assertTrue(ok("migrate", "burndown").contains("1 excepted"));
    assertEquals(
        1,
        json("migrate", "burndown", "--json").path("counts").findValues("state").stream()
            .filter(state -> state.asText().equals("excepted"))
            .count());
    refused("is not understood", "migrate", "burndown", "--days", "0");
    refused("expected the id of a secret", "migrate", "advance", "sec_x", "ranked");
    refused("expected a state", "migrate", "advance", id, "finished");
    refused("expected 1 to 1000", "migrate", "plan", "x", "--limit", "1001");
    refused("watched for 1 to 365 days", "migrate", "plan", "x", "--quiet", "0");
  }

  @Test
  void what_is_proposed_can_be_declared_and_proves_itself() throws Exception {
    assertEquals(0, company.declare().code());
    json("migrate", "rank", "--json");
    JsonNode secrets = json("migrate", "rank", "--team", "payments", "--no-refresh", "--json");
    String id = secrets.at("/secrets/0/id").asText();
    String said = ok("migrate", "propose", id);
    assertTrue(said.contains("--on one of github") && said.contains("deactivate the key"), said);
    refused(
        "no known platform",
        "migrate",
        "propose",
        id,
        "--on",
        "tape",
        "--contact",
        "alice",
        "--audience",
        company.ilk());
    refused("--contact", "migrate", "propose", id, "--on", "kubernetes");
    refused("not by both", "migrate", "propose", id, "--on", "aws", "--keys", "https://a.example");
    refused("there is no secret", "migrate", "propose", "sec_" + "0".repeat(26));

    KubernetesCluster.Pod pod =
        new KubernetesCluster.Pod(
            "payments", "orders", "b7d1f0aa-58f6-4b47-9f5e-3d1f6f0c2a11", "orders-0");
    String token = company.podToken(pod, company.ilk());
    Path file = company.folder().resolve("orders.yaml");
    String told =
        ok(
            "migrate",
            "propose",
            id,
            "issuer=" + Jwt.claim(token, "iss"),
            "namespace=payments",
            "service_account=orders",
            "uid=" + pod.accountUid(),
            "--on",
            "kubernetes",
            "--audience",
            company.ilk(),
            "--contact",
            "alice",
            "--scope",
            "payments:deploy",
            "--into",
            file.toString());
    assertTrue(told.contains("proposed --by workload:prod-svc-orders"), told);
    ok("apply", "-f", file.toString());
    try (Web web = new Web()) {
      Answer got = new Tokens(web, company.ilk()).workload("prod", token, PaymentsApi.AUDIENCE);
      assertEquals(200, got.status(), got.text());
      assertEquals(
          "workload:prod-svc-orders", Jwt.claim(got.json().path("access_token").asText(), "sub"));
    }
    ok("migrate", "advance", id, "proposed", "--by", "workload:prod-svc-orders");
  }

  @Test
  void a_client_that_signs_is_proposed_as_well() throws Exception {
    assertEquals(0, company.declare().code());
    String id = json("migrate", "rank", "--json").at("/secrets/0/id").asText();
    Path file = company.folder().resolve("root.yaml");
    ok(
        "migrate",
        "propose",
        id,
        "--keys",
        "https://root.acme.example/jwks",
        "--team",
        "payments",
        "--contact",
        "alice",
        "--into",
        file.toString());
    ok("apply", "-f", file.toString());
    assertTrue(ok("identity", "show", "workload:prod-svc-root").contains("svc-root"));
  }
}
