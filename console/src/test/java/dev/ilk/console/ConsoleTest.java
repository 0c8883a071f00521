package dev.ilk.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.approval.AccessRequest;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.kernel.Sha256;
import dev.ilk.outside.provider.SampleClient;
import dev.ilk.outside.provider.SampleProvider;
import dev.ilk.outside.provider.SampleUser;
import dev.ilk.prove.human.People;
import dev.ilk.record.Event;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages, over HTTP, at a node with a real gate and the sample provider. */
class ConsoleTest {
  private static final Map<String, String> LOAN =
      Map.of(
          "agent", "prod-invoice-helper",
          "purpose", "sort <March's> \"invoices\"",
          "audiences", "https://invoices.acme.example",
          "scopes", "invoices:read\ninvoices:sort",
          "lasting", "8h");

  private final Browser browser = new Browser();
  private final Human alice = People.employee("alice");
  private SampleProvider idp;
  private Node node;

  @BeforeEach
  void start() throws IOException {
    idp =
        SampleProvider.start(
            List.of(
                SampleUser.of("alice", "Alice"),
                SampleUser.of("carol", "Carol"),
                SampleUser.of("mallory", "Mallory")),
            () -> node.now);
    node =
        new Node(
            People.NOW,
            callback -> {
              idp.register(new SampleClient("ilk", Optional.empty(), callback));
              return Node.provider(idp.issuer());
            });
    node.company.humans.put(alice);
    node.company.humans.put(
        People.human(
            "carol",
            Human.Subtype.CONTRACTOR,
            Status.ACTIVE,
            Optional.of(People.NOW.plus(Duration.ofDays(30))),
            Set.of()));
  }

  @AfterEach
  void stop() {
    browser.close();
    node.close();
    idp.close();
  }

  @Test
  void who_is_not_signed_in_is_sent_to_sign_in_and_comes_back() throws Exception {
    URI signIn = Browser.next(browser.get(node.at("/console/delegations?x=1")));
    assertEquals("/console/login?return_to=%2Fconsole%2Fdelegations%3Fx%3D1", path(signIn));
    String page = browser.get(signIn).body();
    assertTrue(page.contains("Continue with Acme"), page);
    URI start = link(page, "/console/login/start/acme");
    URI provider = Browser.next(browser.get(start));
    URI back = Browser.next(browser.post(provider, Map.of("user", "alice")));
    assertEquals("/console/delegations?x=1", path(Browser.next(browser.get(back))));
    assertEquals(List.of(), node.log.refusals(), "to look at a page without proof is no attempt");
  }

  @Test
  void the_page_says_who_you_are() throws Exception {
    browser.signIn(node, "alice");
    HttpResponse<String> page = browser.get(node.at("/console/you"));
    assertEquals(200, page.statusCode());
    for (String shown : List.of("human:alice", "kind human", "payments", "Acme", "in 12 hours")) {
      assertTrue(page.body().contains(shown), shown);
    }
    assertTrue(
        page.body()
            .matches(
                "(?s).*<form method=\"post\" action=\"/console/logout\"><button>Sign out</button>"
                    + "<input type=\"hidden\" name=\"intent\" value=\"[A-Za-z0-9_-]{43}\">"
                    + "</form>.*"),
        page.body());
  }

  @Test
  void the_sessions_cookie_is_for_this_host_and_no_script() throws Exception {
    HttpResponse<String> answer = browser.get(browser.atSampleProvider(node, "alice"));
    String session = setCookie(answer, "ilk_session");
    assertTrue(session.matches("ilk_session=ilk_ses_[A-Za-z0-9_-]{43};.*"), session);
    for (String attribute : List.of("HttpOnly", "SameSite=Lax", "Path=/")) {
      assertTrue(session.contains(attribute), session);
    }
    assertTrue(setCookie(answer, "ilk_login").contains("1 Jan 1970"));
  }

  @Test
  void each_sign_in_gets_a_new_secret_whatever_was_planted() throws Exception {
    String planted = "ilk_ses_" + "A".repeat(43);
    browser.setCookie(node.at("/"), "ilk_session", planted);
    browser.signIn(node, "alice");
    HttpCookie first = browser.cookie("ilk_session");
    assertFalse(first.getValue().equals(planted));
    browser.signIn(node, "alice");
    assertFalse(browser.cookie("ilk_session").getValue().equals(first.getValue()));
  }

  @Test
  void signing_out_ends_the_session_everywhere() throws Exception {
    browser.signIn(node, "alice");
    String secret = browser.cookie("ilk_session").getValue();
    String intent = Browser.intent(browser.get(node.at("/console")));
    HttpResponse<String> out = browser.post(node.at("/console/logout"), Map.of("intent", intent));
    assertEquals("/console/login?left=1", path(Browser.next(out)));
    assertFalse(browser.hasCookie("ilk_session"));
    browser.setCookie(node.at("/"), "ilk_session", secret);
    assertEquals(
        "/console/login?return_to=%2Fconsole&over=1",
        path(Browser.next(browser.get(node.at("/console")))));
    assertEquals(List.of("session_ended"), node.log.refusals());
  }

  @Test
  void a_session_left_alone_is_over() throws Exception {
    browser.signIn(node, "alice");
    node.now = node.now.plus(Duration.ofMinutes(31));
    URI signIn = Browser.next(browser.get(node.at("/console")));
    assertTrue(browser.get(signIn).body().contains("Your session is over"));
  }

  @Test
  void a_replayed_callback_opens_nothing() throws Exception {
    URI callback = browser.atSampleProvider(node, "alice");
    browser.get(callback);
    HttpResponse<String> again = browser.get(callback);
    assertEquals(401, again.statusCode());
    assertEquals(List.of("login_unknown"), node.log.refusals());
  }

  @Test
  void a_sign_in_begun_elsewhere_cannot_be_slipped_to_a_browser() throws Exception {
    try (Browser attacker = new Browser()) {
      URI callback = attacker.atSampleProvider(node, "mallory");
      assertEquals(401, browser.get(callback).statusCode());
    }
    assertFalse(browser.hasCookie("ilk_session"));
    assertEquals(List.of("login_other_browser"), node.log.refusals());
  }

  @Test
  void a_stranger_is_refused_politely_and_recorded_exactly() throws Exception {
    HttpResponse<String> refused = browser.get(browser.atSampleProvider(node, "mallory"));
    assertEquals(401, refused.statusCode());
    assertFalse(refused.body().contains("registered"), "nobody learns who is registered");
    assertEquals(List.of("human_unknown"), node.log.refusals());
    Event event = node.log.events.getLast();
    assertEquals("OpenSession", event.action());
    assertTrue(refused.body().contains(event.correlation().value()), "the number to ask about");
  }

  @Test
  void a_workloads_credential_opens_no_door_for_people_and_is_recorded() throws Exception {
    String jwt = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJodHRwczovL2NpIiwic3ViIjoicmVwbyJ9.AAAA";
    HttpResponse<String> bearer =
        browser.get(node.at("/console"), "Authorization", "Bearer " + jwt);
    assertEquals(401, bearer.statusCode());
    browser.signIn(node, "alice");
    HttpResponse<String> beside =
        browser.get(node.at("/console"), "Authorization", "Bearer " + jwt);
    assertEquals(401, beside.statusCode(), "not even beside a good session");
    assertEquals(List.of("wrong_plane", "wrong_plane"), node.log.refusals());
  }

  @Test
  void a_person_lends_authority_and_takes_it_back() throws Exception {
    browser.signIn(node, "alice");
    HttpResponse<String> lent = lend(LOAN);
    Delegation delegation = node.company.delegations.getFirst();
    assertEquals("/console/delegations?made=" + delegation.id().value(), path(Browser.next(lent)));
    assertEquals(Set.of("invoices:read", "invoices:sort"), delegation.scopes());
    assertEquals(node.now.plus(Duration.ofHours(8)), delegation.until());
    HttpResponse<String> list = browser.get(Browser.next(lent));
    assertTrue(list.body().contains("prod-invoice-helper"));
    assertTrue(list.body().contains("sort &lt;March"), "what people type is escaped");
    assertFalse(list.body().contains("<March"));
    URI end = node.at("/console/delegations/" + delegation.id().value() + "/end");
    assertEquals(
        "/console/delegations",
        path(Browser.next(browser.post(end, Map.of("intent", Browser.intent(list))))));
    assertEquals(List.of(), node.company.delegations);
    assertTrue(
        browser.get(node.at("/console/delegations")).body().contains("You have lent nothing"));
    assertEquals(
        404,
        browser.post(end, Map.of("intent", Browser.intent(list))).statusCode(),
        "there is none to end any more");
  }

  @Test
  void a_person_sees_what_waits_for_them_and_answers() throws Exception {
    browser.signIn(node, "alice");
    assertTrue(browser.get(node.at("/console/approvals")).body().contains("Nothing waits for you"));
    String shown = "{\"action\":{\"name\":\"pay <b>\"}}";
    String team = "team:" + alice.teams().iterator().next().name();
    AccessRequest request =
        node.company.approvals.add(
            new AccessRequest(
                node.company.ids.accessRequest(),
                new AccessRequest.Asked(
                    alice.id(),
                    "workload:prod-api",
                    "agent:prod-helper",
                    "pay <b>",
                    "Invoice i-1",
                    Sha256.hex(shown),
                    shown,
                    "more than 10",
                    List.of(team),
                    "binding",
                    node.now,
                    node.now.plus(AccessRequest.PATIENCE)),
                new AccessRequest.State(ApprovalTask.Status.PENDING, List.of(), Optional.empty())));
    HttpResponse<String> list = browser.get(node.at("/console/approvals"));
    assertTrue(list.body().contains("prod-helper would pay &lt;b&gt; on Invoice i-1"), list.body());
    assertTrue(list.body().contains("More than 10."));
    URI approve = node.at("/console/approvals/" + request.id().value() + "/approve");
    Map<String, String> form =
        Map.of("intent", Browser.intent(list), "arguments", Sha256.hex(shown));
    assertEquals(401, browser.post(approve, Map.of("arguments", Sha256.hex(shown))).statusCode());
    assertEquals(
        409,
        browser
            .post(approve, Map.of("intent", Browser.intent(list), "arguments", "other"))
            .statusCode(),
        "what was not shown is not approved");
    assertEquals("/console/approvals", path(Browser.next(browser.post(approve, form))));
    assertEquals(
        ApprovalTask.Status.APPROVED,
        node.company.approvals.find(request.id()).orElseThrow().state().status());
    assertEquals(404, browser.post(node.at("/console/approvals/x/deny"), form).statusCode());
  }

  @Test
  void what_is_wrong_with_the_form_is_said_at_its_fields() throws Exception {
    browser.signIn(node, "alice");
    Map<String, String> bad = new HashMap<>(LOAN);
    bad.put("audiences", "not-an-address \"><script>");
    bad.put("purpose", " ");
    bad.put("lasting", "for ever");
    HttpResponse<String> again = lend(bad);
    assertEquals(422, again.statusCode());
    assertTrue(again.body().contains("<code>not-an-address</code> is no address"), again.body());
    assertTrue(again.body().contains("This is needed."));
    assertTrue(again.body().contains("Expected a length of time"));
    assertFalse(again.body().contains("<script>"));
    bad = new HashMap<>(LOAN);
    bad.put("agent", "prod-unknown");
    again = lend(bad);
    assertEquals(422, again.statusCode());
    assertTrue(again.body().contains("No agent <code>prod-unknown</code> stands"), again.body());
    assertEquals(List.of(), node.company.delegations);
    assertEquals(List.of("form_invalid", "agent_unknown"), node.log.refusals());
  }

  @Test
  void a_denial_names_reason_and_policy() throws Exception {
    browser.signIn(node, "carol");
    HttpResponse<String> denied = lend(LOAN);
    assertEquals(403, denied.statusCode());
    assertTrue(denied.body().contains("Contractors lend nothing to agents."), denied.body());
    assertTrue(denied.body().contains("acme-no-contractors"));
    assertTrue(denied.body().contains(node.log.events.getLast().correlation().value()));
  }

  @Test
  void a_form_from_elsewhere_changes_nothing_and_is_recorded() throws Exception {
    browser.signIn(node, "alice");
    URI lend = node.at("/console/delegations");
    Map<String, String> meant = new HashMap<>(LOAN);
    meant.put("intent", Browser.intent(browser.get(node.at("/console"))));
    assertEquals(401, browser.post(lend, LOAN).statusCode());
    assertEquals(401, browser.post(lend, meant, "Origin", "https://evil.example").statusCode());
    assertEquals(401, browser.post(lend, meant, "Origin", "null").statusCode());
    assertEquals(401, browser.post(lend, meant, "Sec-Fetch-Site", "cross-site").statusCode());
    HttpResponse<String> filledIn = browser.post(lend, Map.of("purpose", "planted"));
    assertFalse(filledIn.body().contains("planted"), "nor is a planted form shown again");
    assertEquals(401, browser.post(node.at("/console/logout"), Map.of()).statusCode());
    assertEquals(List.of(), node.company.delegations);
    assertEquals(Set.of("cross_site_request"), Set.copyOf(node.log.refusals()));
    String own = node.settings.publicUrl().toString();
    assertEquals(
        303,
        browser.post(lend, meant, "Origin", own, "Sec-Fetch-Site", "same-origin").statusCode());
  }

  @Test
  void a_stopped_provider_is_a_clear_page_and_open_sessions_go_on() throws Exception {
    browser.signIn(node, "alice");
    idp.close();
    node.now = node.now.plusSeconds(60);
    HttpResponse<String> down = browser.get(node.at("/console/login/start/acme"));
    assertEquals(503, down.statusCode());
    assertTrue(down.headers().firstValue("Retry-After").isPresent());
    assertTrue(
        down.body().contains("identity provider <code>Acme</code> does not answer"), down.body());
    assertEquals(200, browser.get(node.at("/console")).statusCode());
  }

  @Test
  void without_the_record_nothing_is_shown_or_opened() throws Exception {
    browser.signIn(node, "alice");
    URI callback = browser.atSampleProvider(node, "alice");
    node.log.down = true;
    assertEquals(503, browser.get(node.at("/console")).statusCode());
    HttpResponse<String> opening = browser.get(callback);
    assertEquals(503, opening.statusCode());
    assertFalse(String.join(",", opening.headers().allValues("Set-Cookie")).contains("ilk_ses_"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/elsewhere", "x"})
  void no_sign_in_ends_at_a_strangers_page(String target) throws Exception {
    String start =
        "/console/login/start/acme?return_to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    URI provider = Browser.next(browser.get(node.at(start)));
    URI back = Browser.next(browser.post(provider, Map.of("user", "alice")));
    assertEquals(node.at("/console"), Browser.next(browser.get(back)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/login",
        "/console",
        "/console/nowhere",
        "/console/login/start/nobody",
        "/console/login/callback/acme",
        "/console/login/callback/acme?state=%00&code=%ff&code=2"
      })
  void every_answer_forbids_what_no_page_needs(String path) throws Exception {
    HttpResponse<String> answer = browser.get(node.at(path));
    String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.startsWith("default-src 'none'"), path);
    assertTrue(policy.contains("frame-ancestors 'none'"), path);
    assertFalse(policy.contains("unsafe"), path);
    assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    assertTrue(answer.statusCode() < 500, path + " " + answer.statusCode());
  }

  @Test
  void the_style_may_be_kept_for_ever_because_its_name_changes_with_it() throws Exception {
    String page = browser.get(node.at("/console/login")).body();
    HttpResponse<String> style = browser.get(link(page, "/console/assets/console-"));
    assertEquals(200, style.statusCode());
    assertTrue(style.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
    assertTrue(style.headers().firstValue("Content-Type").orElse("").startsWith("text/css"));
    assertEquals(200, browser.get(link(page, "/console/assets/ilk-")).statusCode());
    assertEquals(404, browser.get(node.at("/console/assets/console-0.css")).statusCode());
  }

  @Test
  void an_unknown_page_and_an_enormous_form_are_told_in_plain_words() throws Exception {
    HttpResponse<String> missing = browser.get(node.at("/console/nowhere"));
    assertEquals(404, missing.statusCode());
    assertTrue(missing.body().contains("There is no page at this address."));
    HttpResponse<String> large =
        browser.post(node.at("/console/delegations"), Map.of("purpose", "x".repeat(100_000)));
    assertEquals(413, large.statusCode());
  }

  private HttpResponse<String> lend(Map<String, String> form) throws Exception {
    Map<String, String> meant = new HashMap<>(form);
    meant.put("intent", Browser.intent(browser.get(node.at("/console/delegations/new"))));
    return browser.post(node.at("/console/delegations"), meant);
  }

  private URI link(String page, String prefix) {
    int at = page.indexOf("href=\"" + prefix) + "href=\"".length();
    assertTrue(at > "href=\"".length(), page);
    return node.at(page.substring(at, page.indexOf('"', at)).replace("&amp;", "&"));
  }

  private static String path(URI address) {
    return address.getRawPath()
        + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
  }

  private static String setCookie(HttpResponse<?> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .findFirst()
        .orElseThrow();
  }
}
