package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Delegation;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.decide.PolicyText;
import dev.ilk.gate.ApplyPolicies;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.Delegate;
import dev.ilk.gate.Done;
import dev.ilk.gate.ExportRegistry;
import dev.ilk.gate.ListIdentities;
import dev.ilk.gate.ListPolicyVersions;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.gate.ReadPolicies;
import dev.ilk.gate.ReadRecord;
import dev.ilk.gate.ReadRevocations;
import dev.ilk.gate.ReadTrace;
import dev.ilk.gate.TryTrust;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.human.session.Intent;
import dev.ilk.prove.human.session.SessionState;
import dev.ilk.prove.human.session.Sessions;
import dev.ilk.record.Event;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminTest {
  private static final String COOKIE = "__Host-ilk_session";

  private final Network network;
  private final TestIlk ilk;
  private final String[] bearer;

  AdminTest() throws Exception {
    network = new Network();
    ilk = network.ilk;
    bearer = network.bearer("prod-payments-deployer");
  }

  @AfterEach
  void close() {
    network.close();
  }

  /** Opens a session of the operator's and gives its secret. */
  private String session() {
    String secret = Secrets.random(Sessions.PREFIX).reveal();
    SessionState state =
        new SessionState(
            ilk.ids.session(),
            ilk.operator.id(),
            "https://idp.example",
            "",
            List.of("pwd"),
            ilk.now,
            ilk.now,
            ilk.now,
            ilk.now.plus(Duration.ofHours(8)),
            ilk.ids.correlation(),
            false);
    network.sessions.put(Secrets.digest(secret), state);
    return secret;
  }

  private static String revocation(String what) {
    return "{\"what\":\"" + what + "\",\"reason\":\"leaked\"}";
  }

  @Test
  void software_is_known_by_its_bearer_token() {
    Network.Answer answer = network.get("/v1/self", bearer);
    assertEquals(200, answer.status(), answer.response().body());
    assertEquals("workload:prod-payments-deployer", answer.text("subject"));
    assertEquals("access-token", answer.text("method"));
    assertFalse(answer.json().has("display_name"));
  }

  @Test
  void a_person_is_known_by_the_sessions_cookie() {
    Network.Answer answer = network.get("/v1/self", "Cookie", COOKIE + "=" + session());
    assertEquals(200, answer.status(), answer.response().body());
    assertEquals("human:operator", answer.text("subject"));
    assertEquals("session", answer.text("method"));
    assertFalse(answer.json().has("owner"));
  }

  @Test
  void the_operator_is_known_at_the_local_socket_without_showing_anything() throws Exception {
    try (Network local = new Network(true)) {
      Network.Answer answer = local.get("/v1/self");
      assertEquals("human:operator", answer.text("subject"));
      assertEquals("local-socket", answer.text("method"));
    }
  }

  @Test
  void whoever_shows_nothing_is_asked_to_and_nothing_is_recorded() {
    int before = ilk.events.size();
    Network.Answer answer = network.get("/v1/self");
    assertEquals(401, answer.status());
    assertEquals("proof_missing", answer.text("code"));
    assertEquals("Bearer", answer.header("WWW-Authenticate"));
    assertEquals(before, ilk.events.size());
  }

  @Test
  void whatever_proves_nothing_is_refused_and_recorded() {
    String secret = session();
    String payments =
        network.form("/e/prod/workload/token", network.exchange()).text("access_token");
    for (String[] headers :
        new String[][] {
          {"Authorization", "Bearer x"},
          {"Authorization", "Basic YTpi"},
          {"Authorization", "Bearer " + payments},
          {"Authorization", "Bearer " + secret},
          {"Cookie", COOKIE + "=" + bearer[1].substring(7)},
          {"Cookie", COOKIE + "=ilk_ses_x"}
        }) {
      int before = ilk.events.size();
      Network.Answer answer = network.get("/v1/self", headers);
      assertEquals(401, answer.status(), headers[1] + ": " + answer.response().body());
      assertEquals(before + 1, ilk.events.size());
      assertEquals(Event.Result.UNPROVEN, ilk.lastEvent().result());
      assertEquals(ilk.lastEvent().correlation().value(), answer.text("correlation"));
    }
  }

  @Test
  void a_cookie_changes_nothing_without_the_sessions_own_token() {
    String secret = session();
    String body = revocation("workload:prod-payments-api");
    String cookie = COOKIE + "=" + secret;
    for (String[] headers :
        new String[][] {
          {"Cookie", cookie},
          {"Cookie", cookie, "Ilk-Intent", "x"},
          {"Cookie", cookie, "Ilk-Intent", Intent.token("another")},
          {"Cookie", cookie, "Ilk-Intent", Intent.token(secret), "Origin", "https://evil.example"},
          {"Cookie", cookie, "Ilk-Intent", Intent.token(secret), "Sec-Fetch-Site", "cross-site"}
        }) {
      int before = ilk.events.size();
      assertEquals(401, network.json("/v1/revocations", body, headers).status());
      assertEquals(before + 1, ilk.events.size());
      assertEquals(Status.ACTIVE, ilk.store.status(ilk.api.id()));
    }
    Network.Answer meant =
        network.json(
            "/v1/revocations",
            body,
            "Cookie",
            cookie,
            "Ilk-Intent",
            Intent.token(secret),
            "Origin",
            TestIlk.ISSUERS.base());
    assertEquals(200, meant.status(), meant.response().body());
    assertEquals(Status.REVOKED, ilk.store.status(ilk.api.id()));
  }

  @Test
  void what_another_site_makes_a_browser_read_is_shown_by_nobody() {
    Network.Answer answer =
        network.get("/v1/self", "Cookie", COOKIE + "=" + session(), "Sec-Fetch-Site", "cross-site");
    assertEquals("proof_missing", answer.text("code"));
  }

  @Test
  void an_identity_or_a_token_is_taken_back() {
    Network.Answer whole =
        network.json("/v1/revocations", revocation("agent:prod-invoice-helper"), bearer);
    assertEquals("agent:prod-invoice-helper", whole.text("what"));
    String token = ilk.ids.token().value();
    assertEquals(token, network.json("/v1/revocations", revocation(token), bearer).text("what"));
    assertEquals(
        404, network.json("/v1/revocations", revocation("workload:none"), bearer).status());
  }

  @Test
  void a_declaration_is_compared_or_applied() {
    ilk.prepared.put(
        ChangeRegistry.class,
        new ChangeRegistry.Changes(
            List.of(
                new ChangeRegistry.Change(
                    ChangeRegistry.Verb.ADD,
                    "workload",
                    "prod-x-api",
                    List.of(new ChangeRegistry.Field("owner", "", "payments")),
                    "it begins")),
            7,
            List.of(new ChangeRegistry.Secret("webhook", "audit", "whsec_x"))));
    Network.Answer plan = network.json("/v1/registry/plan", "{\"document\":\"a: 1\"}", bearer);
    assertEquals(Optional.of(7L), plan.json().number("version"), plan.response().body());
    assertTrue(plan.response().body().contains("\"note\":\"it begins\""), plan.response().body());
    assertTrue(plan.response().body().contains("\"secret\":\"whsec_x\""));
    assertEquals(new ChangeRegistry("a: 1", ChangeRegistry.Mode.PLAN), ilk.asked.getLast());
    network.json("/v1/registry/apply", "{\"document\":\"a: 1\"}", bearer);
    assertEquals(new ChangeRegistry("a: 1", ChangeRegistry.Mode.APPLY), ilk.asked.getLast());
  }

  @Test
  void what_is_registered_is_exported_part_by_part() {
    ilk.prepared.put(
        ExportRegistry.class,
        new ExportRegistry.Part(
            "set: b\n",
            7,
            Optional.of("human:x"),
            List.of(new ExportRegistry.LeftOut("human:a", "it is revoked")),
            List.of("a", "b")));
    Network.Answer part = network.get("/v1/registry/export?set=b&after=human:a", bearer);
    assertEquals(200, part.status(), part.response().body());
    assertEquals(new ExportRegistry("b", "human:a"), ilk.asked.getLast());
    assertEquals("set: b\n", part.text("document"));
    assertEquals("human:x", part.text("next"));
    assertTrue(part.response().body().contains("it is revoked"));
    network.get("/v1/registry/export", bearer);
    assertEquals(new ExportRegistry("default", ""), ilk.asked.getLast());
    assertEquals(405, network.json("/v1/registry/export", "{}", bearer).status());
  }

  @Test
  void identities_are_listed_and_shown_each_kind_with_its_own_fields() {
    ilk.prepared.put(
        ListIdentities.class,
        new ListIdentities.Page(List.of(ilk.operator, ilk.deployer, ilk.helper), "x"));
    Network.Answer list =
        network.get("/v1/identities?kind=workload&environment=prod&limit=5", bearer);
    assertEquals(200, list.status(), list.response().body());
    assertTrue(list.response().body().contains("\"subject\":\"agent:prod-invoice-helper\""));
    ilk.prepared.put(
        ReadIdentity.class,
        new ReadIdentity.View(
            ilk.deployer,
            "it exists",
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            java.util.Map.of(),
            Optional.empty(),
            Optional.empty()));
    Network.Answer one = network.get("/v1/identities/workload:prod-payments-deployer", bearer);
    assertEquals("it exists", one.text("sentence"));
    assertEquals(new ReadIdentity("workload:prod-payments-deployer"), ilk.asked.getLast());
  }

  @Test
  void a_delegation_is_lent_by_a_person_only() {
    Delegation lent = ilk.delegate(TestIlk.PAYMENTS, "payments:read");
    ilk.prepared.put(Delegate.class, lent);
    String body =
        """
        {"agent":"prod-invoice-helper","audiences":["https://payments.acme.example"],
         "scopes":["payments:read"],"lasting":"15m","purpose":"read"}
        """;
    Network.Answer software = network.json("/v1/delegations", body, bearer);
    assertEquals(403, software.status());
    assertEquals("wrong_plane", software.text("code"));
    String secret = session();
    String[] person = {"Cookie", COOKIE + "=" + secret, "Ilk-Intent", Intent.token(secret)};
    Network.Answer answer = network.json("/v1/delegations", body, person);
    assertEquals(lent.id().value(), answer.text("id"), answer.response().body());
    assertEquals(
        new Delegate(
            "prod-invoice-helper",
            Set.of(TestIlk.PAYMENTS),
            Set.of("payments:read"),
            Duration.ofMinutes(15),
            "read"),
        ilk.asked.getLast());
    ilk.prepared.put(dev.ilk.gate.EndDelegation.class, Done.DONE);
    HttpRequest.Builder end =
        HttpRequest.newBuilder(network.uri("/v1/delegations/" + lent.id().value()))
            .DELETE()
            .headers(person);
    assertEquals(200, network.send(end).status());
  }

  @Test
  void the_record_is_told_and_read() {
    ilk.prepared.put(ReadTrace.class, new ReadTrace.Story("a story", "[{\"id\":1}]", List.of()));
    Network.Answer trace = network.get("/v1/trace/cor_x?limit=10", bearer);
    assertEquals("a story", trace.text("text"), trace.response().body());
    assertEquals(new ReadTrace("cor_x", 10), ilk.asked.getLast());
    ilk.prepared.put(ReadRecord.class, new byte[] {1, 2, 3});
    assertEquals("AQID", network.get("/v1/record/tile/0/000", bearer).text("bytes"));
    assertEquals(new ReadRecord("tile/0/000"), ilk.asked.getLast());
  }

  @Test
  void policies_are_applied_rolled_back_read_and_listed() {
    ilk.prepared.put(
        ApplyPolicies.class, new ApplyPolicies.Applied(8, true, "ab12", List.of("a warning")));
    String files = "[{\"name\":\"p.cedar\",\"text\":\"permit…\"}]";
    Network.Answer applied =
        network.json(
            "/v1/policies/apply",
            "{\"team\":\"payments\",\"files\":%s,\"expect\":7,\"reason\":\"r\"}".formatted(files),
            bearer);
    assertTrue(
        applied.response().body().startsWith("{\"version\":8,\"changed\":true"),
        applied.response().body());
    assertEquals(
        new ApplyPolicies(
            Optional.of(new Team("payments")),
            new ApplyPolicies.Files(List.of(new PolicyText("p.cedar", "permit…"))),
            Optional.of(7L),
            "r"),
        ilk.asked.getLast());
    network.json("/v1/policies/rollback", "{\"version\":3,\"reason\":\"r\"}", bearer);
    assertEquals(
        new ApplyPolicies(Optional.empty(), new ApplyPolicies.Earlier(3), Optional.empty(), "r"),
        ilk.asked.getLast());
    ilk.prepared.put(
        ReadPolicies.class,
        new ReadPolicies.InForce(
            8,
            List.of(),
            List.of(),
            List.of(new ReadPolicies.Held(Optional.of(new Team("payments")), 8, List.of())),
            new ReadPolicies.Here("v8-x", Optional.of("behind"))));
    Network.Answer read = network.get("/v1/policies?version=8", bearer);
    assertTrue(read.response().body().contains("\"trouble\":\"behind\""), read.response().body());
    assertEquals(new ReadPolicies(Optional.of(8L)), ilk.asked.getLast());
    ilk.prepared.put(ListPolicyVersions.class, List.of());
    assertEquals(200, network.get("/v1/policies/versions?limit=5&before=9", bearer).status());
    assertEquals(new ListPolicyVersions(9, 5), ilk.asked.getLast());
  }

  @Test
  void a_preview_takes_nothing_back_and_a_suspension_is_lifted() {
    String environment = revocation("env:staging");
    String preview = environment.replace("}", ",\"mode\":\"preview\"}");
    Network.Answer told = network.json("/v1/revocations", preview, bearer);
    assertEquals(200, told.status(), told.response().body());
    assertTrue(told.response().body().contains("\"reached\":{\"identities\":[]"));
    String lift = environment.replace("}", ",\"mode\":\"lift\"}");
    assertEquals("not_suspended", network.json("/v1/revocations", lift, bearer).text("code"));
    assertEquals(200, network.json("/v1/revocations", environment, bearer).status());
    assertEquals(200, network.json("/v1/revocations", lift, bearer).status());
  }

  @Test
  void what_is_suspended_is_told() {
    ilk.prepared.put(
        ReadRevocations.class,
        new ReadRevocations.Standing(
            List.of(new ReadRevocations.Suspended("env:staging", TestIlk.START, "drill")),
            7,
            TestIlk.START));
    String body = network.get("/v1/revocations", bearer).response().body();
    assertTrue(body.contains("\"what\":\"env:staging\""), body);
  }

  @Test
  void rules_are_tried_and_the_token_is_not_in_the_record() {
    TryTrust.Step step = new TryTrust.Step("claims.a == \"b\"", false, "claims.a is c");
    ilk.prepared.put(
        TryTrust.class,
        new TryTrust.Trial(
            Optional.empty(),
            List.of(new TryTrust.Tried("r", "workload:w", false, List.of(step))),
            3));
    Network.Answer answer = network.json("/v1/trust/test", "{\"shown\":\"eyJsecret\"}", bearer);
    assertTrue(answer.response().body().contains("\"found\":\"claims.a is c\""));
    assertEquals(new TryTrust("eyJsecret", Optional.empty()), ilk.asked.getLast());
    assertFalse(ilk.lastEvent().toString().contains("eyJsecret"));
  }

  @Test
  void keys_are_rotated_once_verifiers_know_the_next() {
    String body = "{\"environment\":\"prod\",\"kind\":\"workload\"}";
    assertEquals("next_key_too_young", network.json("/v1/keys/rotate", body, bearer).text("code"));
  }

  @Test
  void hostile_input_is_400_with_its_place_and_reaches_no_handler() {
    String[][] bodies = {
      {"/v1/revocations", "{}", "what"},
      {"/v1/revocations", revocation("x").replace("\"x\"", "7"), "what"},
      {"/v1/revocations", revocation("y".repeat(321)), "what"},
      {"/v1/revocations", revocation("env:PROD"), "what"},
      {"/v1/revocations", revocation("x").replace("}", ",\"mode\":\"undo\"}"), "mode"},
      {"/v1/revocations", revocation("x").replace("leaked", " "), "reason"},
      {"/v1/revocations", revocation("x").replace("}", ",\"more\":1}"), "more"},
      {"/v1/keys/rotate", "{\"environment\":\"PROD\",\"kind\":\"workload\"}", "environment"},
      {"/v1/keys/rotate", "{\"environment\":\"prod\",\"kind\":\"robot\"}", "kind"},
      {
        "/v1/keys/rotate",
        "{\"environment\":\"prod\",\"kind\":\"workload\",\"urgency\":\"soon\"}",
        "urgency"
      },
      {"/v1/registry/plan", "{\"document\":{}}", "document"},
      {"/v1/policies/apply", "{\"files\":[]}", "reason"},
      {"/v1/policies/apply", "{\"files\":{},\"reason\":\"r\"}", "files"},
      {"/v1/policies/apply", "{\"files\":[1],\"reason\":\"r\"}", "files"},
      {"/v1/policies/apply", "{\"files\":[{\"name\":\"a\"}],\"reason\":\"r\"}", "files"},
      {"/v1/policies/apply", "{\"files\":[],\"reason\":\"r\",\"team\":\"A b\"}", "team"},
      {"/v1/policies/apply", "{\"files\":[],\"reason\":\"r\",\"expect\":-1}", "expect"},
      {"/v1/policies/apply", "{\"files\":[],\"reason\":\"r\",\"expect\":1e99}", "expect"},
      {"/v1/policies/rollback", "{\"reason\":\"r\"}", "version"},
      {"/v1/policies/rollback", "{\"version\":\"1\",\"reason\":\"r\"}", "version"},
      {"/v1/trust/test", "{\"document\":\"\"}", "shown"},
      {"/v1/trust/test", "{\"shown\":\"" + "x".repeat(65_537) + "\"}", "shown"},
      {"/v1/delegations", "{\"agent\":\"a\",\"audiences\":[\"x\"]}", "audiences"},
      {"/v1/delegations", "{\"agent\":\"a\",\"lasting\":\"-1m\"}", "lasting"},
    };
    for (String[] one : bodies) {
      Network.Answer answer = network.json(one[0], one[1], bearer);
      assertEquals(400, answer.status(), one[1]);
      assertTrue(
          answer.response().body().contains("\"where\":\"" + one[2] + "\""),
          answer.response().body());
    }
    for (String path :
        List.of(
            "/v1/identities?kind=robot",
            "/v1/identities?environment=PROD",
            "/v1/identities?limit=0",
            "/v1/identities?limit=1001",
            "/v1/identities?limit=x",
            "/v1/identities?text=" + "x".repeat(500),
            "/v1/identities/" + "x".repeat(500),
            "/v1/trace/" + "x".repeat(500),
            "/v1/policies?version=x",
            "/v1/policies?version=-1",
            "/v1/policies?version=99999999999999999999",
            "/v1/policies/versions?limit=0",
            "/v1/policies/versions?limit=1001",
            "/v1/policies/versions?before=x",
            "/v1/trace/x?limit=0",
            "/v1/trace/x?limit=99999",
            "/v1/record/" + "x".repeat(500))) {
      assertEquals(400, network.get(path, bearer).status(), path);
    }
    assertEquals(List.of(), ilk.asked);
  }

  @Test
  void bodies_that_are_no_strict_json_object_are_refused() {
    for (String body :
        List.of(
            "",
            "[]",
            "{",
            "nul",
            "{\"what\":\"a\",\"what\":\"b\",\"reason\":\"c\"}",
            revocation("x") + revocation("y"),
            "{\"what\":" + "[".repeat(5000) + "]".repeat(5000) + "}")) {
      Network.Answer answer = network.json("/v1/revocations", body, bearer);
      assertEquals(400, answer.status(), body.substring(0, Math.min(20, body.length())));
      assertEquals("json_malformed", answer.text("code"));
    }
    String large = "{\"what\":\"" + "x".repeat(70_000) + "\"}";
    assertEquals(413, network.json("/v1/revocations", large, bearer).status());
    assertEquals(
        415, network.post("/v1/revocations", "text/plain", revocation("x"), bearer).status());
    assertEquals(
        415,
        network.post("/v1/revocations", "application/jsonx", revocation("x"), bearer).status());
  }
}
