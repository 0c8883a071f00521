package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that leaked, from a pipeline's scan to their end, at a whole node. */
class LeaksTest {
  private static final String KEY = "AKIA" + "QNZGKIQY56JQ7WML";
  private static final String BADGES =
      """
      id,name,type,owner,team,credential,credential_id,credential_created
      1,svc-orders,service account,bob,payments,access-key,%s,2026-10-01
      """;

  private Company company;
  private Path code;
  private Path badges;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder, settings -> settings);
    Path declared = folder.resolve("company.yaml");
    Files.writeString(
        declared,
        Files.readString(declared)
            .replace("scopes: [access:evaluate]", "scopes: [access:evaluate, \"leaks:report\"]"));
    assertEquals(0, company.declare().code());
    code = Files.createDirectories(folder.resolve("code"));
    badges = Files.createDirectories(folder.resolve("sources")).resolve("badges.csv");
    Files.writeString(badges, BADGES.formatted(KEY));
    ok("discover", "add", "badges", "csv", "--set", "file=file:badges.csv");
    ok("discover", "run", "badges");
    commit("key = " + KEY + "\n", "let it deploy");
    commit("key from the vault\n", "use the vault");
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private void commit(String text, String message) throws Exception {
    PersonIdent author = new PersonIdent("Bob", "bob@acme.example");
    try (Git git = Git.init().setDirectory(code.toFile()).call()) {
      Files.writeString(code.resolve("deploy.env"), text);
      git.add().addFilepattern("deploy.env").call();
      git.commit().setMessage(message).setAuthor(author).setCommitter(author).setSign(false).call();
    }
  }

  private String ok(String... arguments) {
    Told told = company.ilk(arguments);
    assertEquals(0, told.code(), told.text());
    return told.text();
  }

  private JsonNode json(String... arguments) throws Exception {
    return new ObjectMapper().readTree(ok(arguments));
  }

  private Told scan(String... more) {
    String[] words = new String[4 + more.length];
    words[0] = "scan";
    words[1] = "--report";
    words[2] = "acme/orders";
    words[3] = code.toString();
    System.arraycopy(more, 0, words, 4, more.length);
    return company.ilk(words);
  }

  private String token() throws Exception {
    try (Web web = new Web()) {
      return new Tokens(web, company.ilk())
          .workload("prod", company.podToken(Company.API_POD, company.ilk()), company.ilk())
          .json()
          .path("access_token")
          .asText();
    }
  }

  @Test
  void a_key_in_a_history_is_critical_until_its_account_holds_it_no_more() throws Exception {
    Told told = scan();
    assertEquals(1, told.code(), "it is open: " + told.text());
    assertTrue(told.text().contains("1 accounts hold one"), told.text());
    assertFalse(told.text().contains(KEY), told.text());
    JsonNode leak = json("leaks", "list", "--json").at("/leaks/0");
    assertEquals("critical", leak.path("severity").asText());
    assertEquals("badges/svc-orders", leak.at("/holders/0/name").asText());
    assertEquals(
        "deploy.env", Path.of(leak.at("/places/0/spots/0/path").asText()).getFileName().toString());
    assertFalse(leak.at("/places/0/inFiles").asBoolean());
    String findings = ok("findings", "list", "--code", "leaked-secret");
    assertTrue(findings.contains("critical") && findings.contains("svc-orders"), findings);
    String why = ok("migrate", "rank", "--why");
    assertTrue(why.contains("it leaked"), why);

    Files.writeString(badges, BADGES.formatted("AKIANEW"));
    ok("discover", "run", "badges");
    assertTrue(json("leaks", "list", "--json").path("leaks").isEmpty());
    assertEquals(
        "ended", json("leaks", "list", "--closed", "--json").at("/leaks/0/state").asText());
    assertFalse(ok("findings", "list").contains("leaked-secret"));
  }

  @Test
  void a_pipeline_reports_by_a_scope_of_its_own_and_does_nothing_else_with_it() throws Exception {
    Path token = Files.writeString(company.folder().resolve("token"), token());
    String[] remote = {"--server", company.ilk(), "--token-file", token.toString()};
    assertEquals(1, scan(remote).code());
    Told list = company.ilk("leaks", "list", remote[0], remote[1], remote[2], remote[3]);
    assertTrue(list.code() > 1, list.text());
    assertEquals(1, json("leaks", "list", "--json").path("leaks").size());
    company.ilk("scan", "--report", "acme/theirs", code.toString());
    Told theirs =
        company.ilk(
            "scan",
            "--report",
            "acme/theirs",
            code.toString(),
            remote[0],
            remote[1],
            remote[2],
            remote[3]);
    assertTrue(theirs.code() > 1 && theirs.text().contains("somebody else"), theirs.text());
  }

  @Test
  void what_is_said_of_a_leak_stays() throws Exception {
    scan();
    String fingerprint = json("leaks", "list", "--json").at("/leaks/0/fingerprint").asText();
    ok("leaks", "harmless", fingerprint, "--reason", "the key of a closed account");
    scan();
    assertTrue(json("leaks", "list", "--json").path("leaks").isEmpty());
    ok("leaks", "reopen", fingerprint, "--reason", "it is not closed");
    assertEquals(1, json("leaks", "list", "--json").path("leaks").size());
    assertTrue(company.ilk("leaks", "revoked", "0".repeat(24), "--reason", "x").code() > 1);
    assertTrue(company.ilk("leaks", "revoked", "zz", "--reason", "x").code() > 1);
  }

  @Test
  void a_report_that_chance_damaged_is_refused_or_taken_and_breaks_nothing() throws Exception {
    String token = token();
    String begun = post(token, "/v1/leaks/scans", "{\"source\":\"acme/orders\"}").body();
    ObjectMapper mapper = new ObjectMapper();
    long scan = mapper.readTree(begun).path("scan").asLong();
    ObjectNode sound = mapper.createObjectNode().put("source", "acme/orders").put("scan", scan);
    ObjectNode leak = sound.putArray("leaks").addObject();
    leak.put("fingerprint", "a".repeat(24)).put("rule", "r").put("name", "n");
    leak.put("provider", "any").put("strength", "likely").put("hint", "ab…yz");
    leak.put("inFiles", true).put("inHistory", false).put("times", 1);
    leak.putArray("places").addObject().put("path", "a").put("line", 1);
    String whole = sound.toString();
    assertEquals(200, post(token, "/v1/leaks/reports", whole).statusCode());
    String[][] wrongs = {
      {"a".repeat(24), "A".repeat(24)},
      {"\"hint\":\"ab…yz\"", "\"hint\":\"" + "s".repeat(81) + "\""},
      {"\"secret\"", "\"x\""},
      {"\"likely\"", "\"surely\""},
      {"\"line\":1", "\"line\":-1"},
      {"\"rule\":\"r\"", "\"rule\":\"r\",\"secret\":\"s\""},
      {"\"scan\":" + scan, "\"scan\":" + (scan + 7)},
    };
    for (String[] wrong : wrongs) {
      if (whole.contains(wrong[0])) {
        int status =
            post(token, "/v1/leaks/reports", whole.replace(wrong[0], wrong[1])).statusCode();
        assertTrue(status == 400 || status == 409, wrong[1] + " " + status);
      }
    }
    Random random = new Random(20_261_123);
    for (int i = 0; i < 300; i++) {
      StringBuilder body = new StringBuilder(whole);
      for (int j = random.nextInt(3); j >= 0; j--) {
        body.setCharAt(random.nextInt(body.length()), (char) (32 + random.nextInt(90)));
      }
      int status = post(token, "/v1/leaks/reports", body.toString()).statusCode();
      assertTrue(
          status == 200 || status == 400 || status == 403 || status == 409, body + " " + status);
    }
  }

  private HttpResponse<String> post(String token, String path, String body) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(company.ilk() + path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
