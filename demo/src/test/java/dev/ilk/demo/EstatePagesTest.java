package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts of other systems and what is wrong with them, by pages alone and without a script. */
class EstatePagesTest {
  @TempDir private static Path folder;
  private static Company company;
  private static Browser olga;
  private static Browser alice;

  @BeforeAll
  static void start() throws Exception {
    company = Company.start(folder, settings -> settings);
    assertEquals(0, company.declare().code());
    FoundEstate.read(company);
    olga = TakenUp.signIn(company, "olga");
    alice = TakenUp.signIn(company, "alice");
  }

  @AfterAll
  static void stop() {
    if (olga != null) {
      olga.close();
    }
    if (alice != null) {
      alice.close();
    }
    if (company != null) {
      company.close();
    }
  }

  private static String text(String path) throws Exception {
    Answer page = olga.open(company.ilk() + path);
    assertEquals(200, page.status(), page.text());
    return page.text();
  }

  private static void shows(String path, String... expected) throws Exception {
    String text = text(path);
    for (String one : expected) {
      assertTrue(text.contains(one), () -> one + " in " + text);
    }
  }

  private static void hides(String path, String... unexpected) throws Exception {
    String text = text(path);
    for (String one : unexpected) {
      assertFalse(text.contains(one), () -> one + " in " + text);
    }
  }

  @Test
  void findings_say_in_plain_words_what_is_wrong_and_are_narrowed() throws Exception {
    shows(
        "/console/findings",
        "Nobody answers for it",
        "badges/svc-orders-sync",
        "It is used in several environments",
        "People sign in with what is software");
    shows("/console/findings?severity=high", "badges/svc-orders-sync");
    hides("/console/findings?severity=high", "Nobody answers for it");
    shows("/console/findings?q=CI-&state=", "badges/ci-deploy");
    hides("/console/findings?q=CI-", "badges/svc-orders-sync");
    shows("/console/findings?owasp=NHI8", "It is used in several environments");
    hides("/console/findings?owasp=NHI8", "badges/ci-deploy");
    shows("/console/findings?owner=platform", "badges/ci-deploy");
    hides("/console/findings?owner=platform", "badges/svc-orders-sync");
    shows("/console/findings?source=elsewhere", "Nothing is wrong with such accounts");
    hides("/console/findings?state=overdue", "badges/");
  }

  @Test
  void a_finding_shows_what_mends_it_and_what_would_feel_it() throws Exception {
    String account = FoundEstate.account(company, "svc-orders-sync");
    shows(
        "/console/findings/" + account + "/cross-environment",
        "it is used in prod and staging".substring(3),
        "make one of its own".substring(5),
        "<pre class=\"copy\" tabindex=\"0\">ilk entangle " + account,
        "badges/ci-deploy",
        "NHI8:2025");
  }

  @Test
  void a_risk_is_taken_with_a_reason_and_an_end() throws Exception {
    String account = FoundEstate.account(company, "old-robot");
    String page = "/console/findings/" + account + "/credential-of-disabled";
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    text(page);
    Answer silent = olga.submit("/accept", said("risk", "", today.plusDays(30).toString()));
    assertEquals(422, silent.status(), silent.text());
    assertTrue(silent.text().contains("A reason has 1 to 500 characters"), silent.text());
    text(page);
    Answer endless = olga.submit("/accept", said("mistaken", "audit", "for ever"));
    assertEquals(422, endless.status());
    assertTrue(endless.text().contains("Expected a day such as"), endless.text());
    assertTrue(endless.text().contains("value=\"audit\""), "what was typed stays");
    assertTrue(endless.text().contains("value=\"mistaken\" checked"), "what was chosen stays");
    text(page);
    Answer groundless = olga.submit("/accept", said("", "audit", today.plusDays(30).toString()));
    assertEquals(422, groundless.status());
    assertTrue(groundless.text().contains("Say whether it is a risk"), groundless.text());
    text(page);
    Answer far = olga.submit("/accept", said("risk", "audit", today.plusYears(3).toString()));
    assertEquals(422, far.status());
    text(page);
    Answer taken = olga.submit("/accept", said("risk", "audit", today.plusDays(30).toString()));
    assertEquals(200, taken.status(), taken.text());
    assertTrue(taken.text().contains("That is kept"), taken.text());
    assertTrue(taken.text().contains("human:olga"), "by whom");
    hides("/console/findings?q=old-robot", "still holds credentials");
    shows("/console/findings?q=old-robot&state=accepted", "still holds credentials", "risk taken");
    assertTrue(company.ilk("trace", account).text().contains("AcceptFinding"));
  }

  private static Map<String, String> given(String to, String reason, String due) {
    return Map.of("to", to, "reason", reason, "due", due);
  }

  @Test
  void who_is_to_mend_it_is_said_with_a_reason_and_within_what_the_severity_allows()
      throws Exception {
    String account = FoundEstate.account(company, "svc-orders-sync");
    String page = "/console/findings/" + account + "/cross-environment";
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    String day = today.plusDays(2).toString();
    for (Map<String, String> wrong :
        List.of(
            given("alice", "on call", day),
            given("human:nobody", "on call", day),
            given("team:nobody", "on call", day),
            given("human:alice", "", day),
            given("human:alice", "on call", "soon"),
            given("human:alice", "on call", today.toString()),
            given("human:alice", "on call", today.plusYears(1).toString()))) {
      text(page);
      Answer refused = olga.submit("/assign", wrong);
      assertEquals(422, refused.status(), refused.text());
      assertTrue(refused.text().contains("value=\"" + wrong.get("to")), "what was typed stays");
    }
    String own = "/console/findings?mine=yes&q=svc-orders";
    assertFalse(alice.open(company.ilk() + own).text().contains("orders-sync"));
    text(page);
    Answer done = olga.submit("/assign", given("human:alice", "on call", day));
    assertEquals(200, done.status(), done.text());
    assertTrue(done.text().contains("is to mend it, says"), done.text());
    assertTrue(alice.open(company.ilk() + own).text().contains("orders-sync"));
    Answer hers = alice.open(company.ilk() + page + "?mine=yes");
    assertEquals(200, hers.status(), hers.text());
    assertFalse(hers.text().contains("/assign\""), "who only mends it does not give it away");
    assertEquals(403, alice.open(company.ilk() + page).status());
    assertTrue(company.ilk("trace", account).text().contains("AssignFinding"));
    Told listed = company.ilk("findings", "list", "--owner", "human:alice");
    assertTrue(listed.text().contains(day), listed.text());
    text(page);
    assertEquals(200, olga.submit("/unassign", Map.of("reason", "not hers")).status());
    assertFalse(alice.open(company.ilk() + own).text().contains("orders-sync"));
  }

  @Test
  void several_are_assigned_at_once_and_none_blindly() throws Exception {
    String account = FoundEstate.account(company, "deploy-bot");
    String list = "/console/findings?q=deploy-bot";
    String key = account + " used-by-people ";
    shows(list, "value=\"" + key + "\"");
    Answer none = olga.submit("/findings/assign", given("team:payments", "theirs", ""));
    assertEquals(422, none.status(), none.text());
    assertTrue(none.text().contains("Tick the findings"), none.text());
    text(list);
    Map<String, String> gone = new HashMap<>(given("team:payments", "theirs", ""));
    gone.put("finding", account + " mended-long-ago ");
    Answer left = olga.submit("/findings/assign", gone);
    assertEquals(422, left.status(), left.text());
    assertTrue(left.text().contains("1 of 1 were not assigned"), left.text());
    text(list);
    Map<String, String> ticked = new HashMap<>(given("team:payments", "theirs", ""));
    ticked.put("finding", key);
    Answer done = olga.submit("/findings/assign", ticked);
    assertEquals(200, done.status(), done.text());
    shows("/console/findings?owner=team:payments", "badges/deploy-bot");
    Told told =
        company.ilk("findings", "unassign", account, "used-by-people", "--reason", "to ask first");
    assertEquals(0, told.code(), told.text());
    hides("/console/findings?owner=team:payments", "badges/deploy-bot");
    Told late =
        company.ilk(
            "findings",
            "assign",
            account,
            "used-by-people",
            "--to",
            "team:payments",
            "--reason",
            "theirs",
            "--due",
            "2099-01-01T00:00:00Z");
    assertTrue(late.code() != 0 && late.text().contains("at the latest"), late.text());
    Told nobody =
        company.ilk(
            "findings", "assign", account, "used-by-people", "--to", "payments", "--reason", "x");
    assertTrue(nobody.code() != 0 && nobody.text().contains("expected a team or a person"));
  }

  @Test
  void the_command_line_narrows_as_the_pages_do() throws Exception {
    shows(
        "/console/findings?severity=high&q=svc-&state=overdue",
        "ilk findings list --text svc- --severity high --state overdue");
    Told high = company.ilk("findings", "list", "--severity", "high", "--text", "svc-");
    assertEquals(0, high.code(), high.text());
    assertTrue(high.text().contains("cross-environment"), high.text());
    Told low = company.ilk("findings", "list", "--severity", "low", "--text", "svc-");
    assertFalse(low.text().contains("cross-environment"), low.text());
    Told loud = company.ilk("findings", "list", "--severity", "loud");
    assertTrue(loud.code() != 0 && loud.text().contains("`severity` is not understood"));
    Told odd = company.ilk("findings", "list", "--owasp", "NHI11");
    assertTrue(odd.code() != 0 && odd.text().contains("`owasp` is not understood"));
    Told dormant =
        company.ilk(
            "discover", "list", "--unused-since", Instant.now().minusSeconds(60).toString());
    assertEquals(0, dormant.code(), dormant.text());
    assertTrue(dormant.text().contains("ci-deploy"), dormant.text());
    assertFalse(dormant.text().contains("old-robot"), "it cannot be used: " + dormant.text());
  }

  @Test
  void secrets_are_ranked_with_why_and_a_tranche_is_approved_as_it_was_looked_at()
      throws Exception {
    assertEquals(0, company.ilk("migrate", "rank").code());
    shows("/console/secrets", "5 secrets left", "badges/old-robot", "it never ends", "2026-");
    hides("/console/secrets?source=elsewhere", "badges/old-robot");
    Told planned = company.ilk("migrate", "plan", "the first", "--limit", "2", "--json");
    assertEquals(0, planned.code(), planned.text());
    String tranche = new ObjectMapper().readTree(planned.text()).path("id").asText();
    shows("/console/secrets", "the first", "look at it first");
    String page = "/console/secrets?tranche=" + tranche;
    shows(page, "Approve all 2 below");
    hides(page, "badges/svc-orders-sync");
    Answer other = olga.submit("/approve", Map.of("reviewed", "0".repeat(64)));
    assertTrue(other.status() >= 400, other.text());
    text(page);
    Answer done = olga.submit("/approve", Map.of());
    assertTrue(done.text().contains("can be replaced from now on"), done.text());
    assertTrue(company.ilk("trace", tranche).text().contains("ApproveTranche"));
    assertEquals(403, alice.open(company.ilk() + "/console/secrets").status());
  }

  private static Map<String, String> said(String ground, String reason, String until) {
    return Map.of("ground", ground, "reason", reason, "until", until);
  }

  @Test
  void accounts_are_found_by_what_they_are_and_whose() throws Exception {
    shows("/console/accounts", "svc-orders-sync", "ci-deploy", "Alice Adams");
    hides("/console/accounts?kind=human", "svc-orders-sync");
    hides("/console/accounts?q=SVC-", "ci-deploy");
    shows("/console/accounts?which=dormant", "ci-deploy");
    hides("/console/accounts?which=dormant", "svc-orders-sync", "old-robot");
    hides("/console/accounts?which=gone", "ci-deploy");
    shows("/console/accounts?q=alice@acme", "Alice Adams");
  }

  @Test
  void a_suggestion_is_confirmed_or_rejected_by_a_person() throws Exception {
    String account = FoundEstate.account(company, "alice");
    shows("/console/accounts/" + account, "waits for a word", "is theirs", "Nobody is known");
    Answer confirmed = olga.submit("/link", Map.of("subject", "human:alice", "belongs", "true"));
    assertTrue(confirmed.text().contains("It belongs to whom you said"), confirmed.text());
    assertTrue(confirmed.text().contains("/console/identities/human:alice"), confirmed.text());
    shows("/console/accounts?q=alice", "somebody's");
    text("/console/accounts/" + account);
    Answer rejected = olga.submit("/link", Map.of("subject", "human:alice", "belongs", "false"));
    assertTrue(rejected.text().contains(">rejected<"), rejected.text());
    text("/console/accounts/" + account);
    Answer nobody = olga.submit("/link", Map.of("subject", "human:nobody", "belongs", "true"));
    assertEquals(422, nobody.status());
    assertTrue(nobody.text().contains("Nobody is called so"), nobody.text());
  }

  @Test
  void suggestions_are_answered_together_after_all_were_shown() throws Exception {
    Path file = folder.resolve("sources").resolve("desk.csv");
    Files.writeString(
        file, "id,name,email\n1,olga-desk,olga@acme.example\n2,al,alice@acme.example\n");
    assertEquals(
        0, company.ilk("discover", "add", "desk", "csv", "--set", "file=file:desk.csv").code());
    assertEquals(0, company.ilk("discover", "run", "desk").code());
    assertEquals(0, company.ilk("discover", "reclassify").code());
    String page = "/console/accounts/links?source=desk";
    shows(page, "desk/olga-desk", "desk/al", "human:alice", "All 2 are theirs");
    hides(page, "badges/");
    Answer blind = olga.submit("/links/confirm", Map.of("reviewed", "0".repeat(64)));
    assertEquals(409, blind.status(), blind.text());
    shows(page, "All 2 are theirs");
    Answer done = olga.submit("/links/confirm", Map.of());
    assertTrue(done.text().contains("belong to whom they were suggested"), done.text());
    assertTrue(done.text().contains("No such suggestion waits"), done.text());
    shows("/console/accounts?source=desk", "somebody's");
    hides("/console/accounts?source=desk", "nobody's");
  }

  @Test
  void what_a_person_says_of_an_account_counts() throws Exception {
    String account = FoundEstate.account(company, "old-robot");
    text("/console/accounts/" + account);
    assertEquals(422, olga.submit("/correct", Map.of("kind", "robot", "reason", "x")).status());
    text("/console/accounts/" + account);
    assertEquals(422, olga.submit("/correct", Map.of("kind", "agent", "reason", "")).status());
    text("/console/accounts/" + account);
    Answer said = olga.submit("/correct", Map.of("kind", "agent", "reason", "I built it"));
    assertEquals(200, said.status(), said.text());
    assertTrue(said.text().contains("said by a person"), said.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/findings",
        "/console/findings?q=svc",
        "/console/findings/ACCOUNT/ownerless",
        "/console/accounts",
        "/console/accounts/links",
        "/console/accounts/ACCOUNT"
      })
  void who_may_not_see_accounts_is_shown_none_of_them(String path) throws Exception {
    String account = FoundEstate.account(company, "svc-orders-sync");
    Answer page = alice.open(company.ilk() + path.replace("ACCOUNT", account));
    assertEquals(403, page.status(), page.text());
    assertFalse(page.text().contains("orders-sync"), page.text());
    assertFalse(page.text().contains("AKIA1"), page.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/findings?after=%00&q=%00&owner=%00&source=%00&code=%00&severity=x&owasp=x&state=x",
        "/console/findings?after=AAAA&q=%ED%A0%80",
        "/console/findings?after=LTEKYWNjXzAxCmMKZA&q=a&q=b",
        "/console/findings?after=OTk5OTk5OTk5OTk5OTk5OTk5OTk5",
        "/console/accounts/links?evidence=%00&source=%25%27&done=x",
        "/console/secrets?after=%00&state=x&team=%00&source=%00&tranche=x&done=x",
        "/console/secrets?after=LTEKc2VjXzAx&team=%27",
        "/console/accounts?after=%00&q=%00&source=%00&kind=x&which=x",
        "/console/accounts?after=YWNjXzAxCgA&q=%25%25%27%22%5C"
      })
  void an_address_of_any_content_is_a_page(String path) throws Exception {
    Answer page = olga.open(company.ilk() + path);
    assertEquals(200, page.status(), page.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/findings/acc_x/stale",
        "/console/findings/%00/%00",
        "/console/findings/ACCOUNT/none-such",
        "/console/findings/ACCOUNT/stale?about=%00",
        "/console/accounts/acc_x",
        "/console/accounts/%3Cscript%3E"
      })
  void what_there_is_not_is_not_found(String path) throws Exception {
    String account = FoundEstate.account(company, "ci-deploy");
    Answer page = olga.open(company.ilk() + path.replace("ACCOUNT", account));
    assertTrue(page.status() == 404 || page.status() == 400, () -> page.status() + page.text());
  }

  @Test
  void names_of_other_systems_are_shown_as_they_are_and_do_nothing() throws Exception {
    String account = FoundEstate.account(company, "svc-<script>");
    for (String path :
        new String[] {
          "/console/accounts",
          "/console/accounts/" + account,
          "/console/findings",
          "/console/findings/"
              + account
              + "/never-expires?about=token+"
              + "%3Cscript%3Ealert(1)%3C/script%3E"
        }) {
      hides(path, FoundEstate.SCRIPT);
      shows(path, "&lt;script&gt;");
    }
  }

  @Test
  void a_form_of_another_site_changes_nothing() throws Exception {
    String account = FoundEstate.account(company, "ci-deploy");
    text("/console/accounts");
    for (String path :
        new String[] {
          "/console/findings/" + account + "/stale/accept",
          "/console/findings/" + account + "/stale/assign",
          "/console/findings/" + account + "/stale/unassign",
          "/console/findings/assign",
          "/console/accounts/links/confirm",
          "/console/accounts/links/reject",
          "/console/accounts/" + account + "/link",
          "/console/accounts/" + account + "/correct"
        }) {
      Map<String, String> form =
          Map.of(
              "reason",
              "planted",
              "to",
              "human:alice",
              "finding",
              account + " stale ",
              "until",
              "2027-01-01",
              "kind",
              "human",
              "subject",
              "human:alice",
              "belongs",
              "true");
      Answer refused = olga.post(company.ilk() + path, form);
      assertEquals(401, refused.status(), refused.text());
    }
    shows("/console/findings?q=ci-deploy", "Nobody has used it for a long time");
    hides("/console/accounts/" + account, "said by a person", "human:alice");
  }
}
