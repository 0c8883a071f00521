package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import dev.ilk.console.PasskeyClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alice leaves Acme: what she answers for, what runs on her authority, and who takes over. */
class OffboardingTest {
  private static final Scope LASTING = new Scope("openid", "offline_access");

  private Company company;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Localhost.free().start(folder, settings -> settings);
    assertEquals(0, company.declare().code());
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private static JsonNode json(Told told) throws Exception {
    assertEquals(0, told.code(), told.text());
    return new ObjectMapper().readTree(told.text());
  }

  @Test
  void nothing_is_left_without_anybody() throws Exception {
    // Nobody else is of her team, and she has no manager.
    Told dry = company.ilk("human", "offboard", "alice", "--dry-run");
    assertEquals(1, dry.code(), dry.text());
    assertTrue(dry.text().contains("nobody would answer for workload:prod-payments-api"));
    Told refused = company.ilk("human", "offboard", "alice");
    assertEquals(3, refused.code());
    assertTrue(refused.text().contains("--to"), refused.text());
    assertEquals("active", status("alice"));
    assertEquals(3, company.ilk("human", "offboard", "alice", "--to", "alice").code());
    assertEquals(3, company.ilk("human", "offboard", "alice", "--to", "nobody").code());
    assertEquals(3, company.ilk("human", "offboard", "operator").code());
  }

  private String status(String name) throws Exception {
    return json(company.ilk("identity", "show", "human:" + name, "--json"))
        .findValue("status")
        .asText();
  }

  private String contact(String subject) throws Exception {
    return json(company.ilk("identity", "show", subject, "--json")).findValue("contact").asText();
  }

  @Test
  void whoever_is_named_takes_over_and_a_dry_run_does_nothing() throws Exception {
    JsonNode dry =
        json(company.ilk("human", "offboard", "alice", "--to", "olga", "--dry-run", "--json"));
    assertEquals(4, dry.path("handovers").size(), dry.toString());
    assertTrue(dry.path("ends").has("sessions") && dry.path("ends").has("delegations"));
    assertEquals("active", status("alice"));
    assertEquals("alice", contact("workload:prod-payments-api"));

    Told done = company.ilk("human", "offboard", "alice", "--to", "olga");
    assertEquals(0, done.code(), done.text());
    assertEquals("ended", status("alice"));
    assertEquals("olga", contact("workload:prod-payments-api"));
    assertEquals("olga", contact("agent:prod-invoice-helper"));
    // Her name is retired, so the file that still declares her is told to let her go.
    assertFalse(company.declare().code() == 0);
  }

  @Test
  void the_drill_passes_while_the_provider_is_away() throws Exception {
    company.stopProvider();
    json(company.ilk("human", "offboard", "alice", "--to", "olga", "--dry-run", "--json"));
    Told done = company.ilk("human", "offboard", "alice", "--to", "olga");
    assertEquals(0, done.code(), done.text());
    assertEquals("ended", status("alice"));
  }

  @Test
  void passkeys_and_what_apps_were_granted_end_too() throws Exception {
    try (Browser alice = TakenUp.signIn(company, "alice");
        AppClient app = AppClient.of(company)) {
      PasskeyClient passkeys = new PasskeyClient(company.ilk());
      Answer form = alice.open(company.ilk() + "/console/factors/new");
      String made = passkeys.create(passkeys.options(form.text()));
      alice.submit("/console/factors", Map.of("name", "Blue key", "response", made));
      AuthorizationCode code = app.signIn(alice, request -> request.scope(LASTING));
      RefreshToken refresh = app.redeem(code).toSuccessResponse().getTokens().getRefreshToken();
      JsonNode ends =
          json(company.ilk("human", "offboard", "alice", "--to", "olga", "--dry-run", "--json"))
              .path("ends");
      assertTrue(ends.path("passkeys").toString().contains("Blue key"), ends.toString());
      assertTrue(ends.path("grants").toString().contains("to Ledger"), ends.toString());
      TokenResponse rotated = app.refresh(refresh);
      assertTrue(rotated.indicatesSuccess(), "a dry run ends nothing");
      Told done = company.ilk("human", "offboard", "alice", "--to", "olga");
      assertEquals(0, done.code(), done.text());
      JsonNode left =
          json(company.ilk("human", "offboard", "alice", "--to", "olga", "--dry-run", "--json"))
              .path("ends");
      assertTrue(left.path("passkeys").isEmpty() && left.path("grants").isEmpty(), left.toString());
      RefreshToken next = rotated.toSuccessResponse().getTokens().getRefreshToken();
      assertFalse(app.refresh(next).indicatesSuccess());
    }
  }

  @Test
  void a_directorys_leaver_hands_on_to_the_manager_and_a_deletion_is_for_good() throws Exception {
    try (HrDirectory hr = HrDirectory.of(company, "hr")) {
      String token = hr.token();
      String boss = join(hr, token, "boss", "");
      String leaver =
          join(
              hr,
              token,
              "leaver",
              ",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":"
                  + "{\"manager\":{\"value\":\""
                  + boss
                  + "\"}}");
      Path file = company.folder().resolve("hr.yaml");
      Files.writeString(file, Files.readString(file).replace("contact: olga", "contact: leaver"));
      assertEquals(0, company.ilk("apply", "-f", file.toString()).code());
      assertEquals("leaver", contact("workload:prod-hr"));
      assertEquals(204, hr.send(token, "DELETE", "/Users/" + leaver, "").status());
      assertEquals("boss", contact("workload:prod-hr"));
      assertEquals("ended", status("leaver"));
      assertEquals(404, hr.send(token, "GET", "/Users/" + leaver, "").status());
      assertEquals(404, hr.send(token, "DELETE", "/Users/" + leaver, "").status());
    }
  }

  private static String join(HrDirectory hr, String token, String name, String more)
      throws Exception {
    Answer made = hr.send(token, "POST", "/Users", "{\"userName\":\"" + name + "\"" + more + "}");
    assertEquals(201, made.status(), made.text());
    return made.json().path("id").asText();
  }
}
