package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acme's machines end before long, and the team that owns them renews what it really uses. */
class RenewalTest {
  private static final String API = "workload:prod-payments-api";

  private Company company;
  private Browser alice;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder.resolve("ilk"), settings -> settings);
    assertEquals(0, company.declare().code());
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
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--server";
    all[arguments.length + 1] = company.ilk();
    return Cli.run(all);
  }

  private static JsonNode json(Told told) throws Exception {
    assertEquals(0, told.code(), told.text());
    return new ObjectMapper().readTree(told.text());
  }

  @Test
  void the_owner_sees_real_use_and_renews_and_an_operator_does_not() throws Exception {
    try (Web web = new Web()) {
      String pod = company.podToken(Company.API_POD, company.ilk());
      new Tokens(web, company.ilk()).workload("prod", pod, company.ilk()).json();
    }
    JsonNode before =
        json(asAlice("identity", "expiring", "--team", "payments", "--within", "91d", "--json"))
            .path("expiring");
    assertTrue(before.size() > 2, before.toString());
    assertEquals("standing", before.get(0).path("stage").asText());
    assertEquals(3, asAlice("identity", "expiring").code(), "the other teams' are not hers");
    assertEquals(0, company.ilk("identity", "expiring").code());
    assertEquals(3, asAlice("identity", "expiring", "--within", "soon").code());

    JsonNode seen = json(asAlice("renew", API, "--json"));
    assertEquals(1, seen.path("uses").asInt(), seen.toString());
    assertTrue(seen.path("audiences").has(company.ilk()), seen.toString());
    Told denied = company.ilk("renew", API, "--reason", "because");
    assertEquals(3, denied.code(), denied.text());
    Told renewed = asAlice("renew", API, "--reason", "serves the checkout");
    assertEquals(0, renewed.code(), renewed.text());
    assertTrue(renewed.text().contains("stands until"), renewed.text());
    JsonNode now = json(company.ilk("identity", "show", API, "--json"));
    assertNotEquals(seen.path("end_before").asText(), now.findValue("expires").asText());
    assertEquals(3, asAlice("renew", API, "--for", "91d", "--reason", "long").code());
    assertEquals(3, asAlice("renew", "human:alice", "--reason", "x").code());
    assertTrue(company.ilk("trace", now.findValue("id").asText()).text().contains("Renew"));
    assertEquals(0, company.declare().code(), "declaring again does not undo it");
    assertEquals(
        now.findValue("expires"),
        json(company.ilk("identity", "show", API, "--json")).findValue("expires"));
  }
}
