package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other systems and other people try to put words, scripts and clicks into the console. */
class ConsoleHostileTest {
  private static final String SCRIPT = "<script>alert(1)</script>";
  private static final String IMAGE = "\"><img src=x onerror=alert(1)>";
  private static final String LINK = "javascript:alert(1)";

  private static final String DECLARATION =
      """
      set: hostile
      humans:
        - name: eve
          subtype: employee
          provider: corp
          email: eve@acme.example
          teams: [platform]
          title: '%1$s'
          department: '%2$s'
      workloads:
        - name: prod-hostile
          subtype: service
          environment: prod
          owner: {team: payments, contact: olga}
          purpose: '%1$s %2$s'
          dependencies: ['%1$s']
          scopes: [payments:read]
          trust:
            - name: hostile-rule
              issuer: https://ci.hostile.example
              audience: %3$s
              condition: 'claims.sub == "%1$s"'
      """;

  @TempDir private static Path folder;
  private static Company company;
  private static Browser olga;
  private static Web web;
  private static String elevation = "";

  @BeforeAll
  static void start() throws Exception {
    company = Company.start(folder.resolve("ilk"), settings -> settings);
    assertEquals(0, company.declare().code());
    Path file = folder.resolve("hostile.yaml");
    String text = DECLARATION.formatted(SCRIPT, IMAGE, company.ilk());
    Files.writeString(file, text);
    Told applied = company.ilk("apply", "-f", file.toString());
    assertEquals(0, applied.code(), applied.text());
    assertEquals(0, company.ilk("revoke", "env:staging", "--reason", SCRIPT + IMAGE).code());
    web = new Web();
    Answer forged =
        new Tokens(web, company.ilk()).workload("prod", SCRIPT + IMAGE, SCRIPT + "://" + IMAGE);
    assertEquals(400, forged.status());
    olga = TakenUp.signIn(company, "olga");
    TakenUp.ask(olga, company, "operator", "30m", SCRIPT + IMAGE);
    elevation = TakenUp.open(olga);
    olga.submit("/end", Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    if (olga != null) {
      olga.close();
    }
    if (web != null) {
      web.close();
    }
    if (company != null) {
      company.close();
    }
  }

  static List<String> pages() {
    String typed = "%3Cscript%3Ealert(1)%3C/script%3E%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E";
    return List.of(
        "/console",
        "/console/you",
        "/console/identities",
        "/console/identities?q=" + typed + "&environment=" + typed + "&kind=" + typed,
        "/console/identities/workload:prod-hostile",
        "/console/identities/human:eve",
        "/console/identities/" + typed,
        "/console/record",
        "/console/record?reads=1",
        "/console/record?q=" + typed + "&result=" + typed,
        "/console/record?q=workload:prod-hostile",
        "/console/policies?policy=" + typed + "&version=" + typed + "&before=" + typed,
        "/console/trust",
        "/console/revocations?done=" + typed,
        "/console/revocations/new?what=" + typed,
        "/console/revocations/new?what=" + LINK,
        "/console/elevations",
        "/console/elevations?whose=" + typed,
        "/console/elevations/new?role=" + typed + "&lasting=" + typed + "&reason=" + typed,
        "/console/elevations/" + elevation + "?asked=" + typed,
        "/console/elevations/" + elevation + "/replay?reads=" + typed,
        "/console/elevations/" + typed,
        "/console/measures",
        "/console/programme?team=" + typed + "&environment=" + typed + "&days=" + typed,
        "/console/findings?q=" + typed + "&owner=" + typed + "&source=" + typed + "&code=" + typed,
        "/console/findings?severity=" + typed + "&owasp=" + typed + "&state=" + typed,
        "/console/findings/" + typed + "/" + typed + "?about=" + typed,
        "/console/accounts?q=" + typed + "&source=" + typed + "&kind=" + typed + "&which=" + typed,
        "/console/accounts/" + typed + "?done=" + typed,
        "/console/accounts/links?evidence=" + typed + "&source=" + typed + "&done=" + typed,
        "/console/reviews/" + typed + "?advice=" + typed + "&state=" + typed + "&done=" + typed,
        "/console/runbooks",
        "/console/login?return_to=" + typed,
        "/console/" + typed);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothing_that_others_wrote_becomes_part_of_a_page(String path) throws Exception {
    Answer page = olga.open(company.ilk() + path);
    assertTrue(page.status() < 500, () -> page.status() + " " + page.text());
    String text = page.text();
    assertFalse(text.contains("<script>"), text);
    assertFalse(text.contains("<img src=x"), text);
    assertFalse(text.contains("href=\"" + LINK), text);
  }

  @Test
  void what_others_wrote_is_shown_as_they_wrote_it() throws Exception {
    String identity = olga.open(company.ilk() + "/console/identities/workload:prod-hostile").text();
    assertTrue(identity.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), identity);
    String revocations = olga.open(company.ilk() + "/console/revocations").text();
    assertTrue(revocations.contains("&lt;img src=x onerror=alert(1)&gt;"), revocations);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void no_page_can_be_framed_or_run_what_is_not_ours(String path) throws Exception {
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      var request =
          java.net.http.HttpRequest.newBuilder(java.net.URI.create(company.ilk() + path)).build();
      var headers =
          client.send(request, java.net.http.HttpResponse.BodyHandlers.discarding()).headers();
      String policy = headers.firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self'"), policy);
      assertTrue(policy.contains("frame-ancestors 'none'"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertEquals("DENY", headers.firstValue("X-Frame-Options").orElse(""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console/revocations",
        "/console/revocations/preview",
        "/console/revocations/lift",
        "/console/delegations",
        "/console/elevations",
        "/console/logout"
      })
  void a_form_of_another_site_changes_nothing(String path) throws Exception {
    Map<String, String> form = Map.of("what", "workload:prod-payments-api", "reason", "planted");
    olga.open(company.ilk() + "/console");
    Answer refused = olga.post(company.ilk() + path, form);
    assertEquals(401, refused.status(), refused.text());
    assertFalse(refused.text().contains("planted"), "nor is it shown");
    assertTrue(
        olga.open(company.ilk() + "/console/identities/workload:prod-payments-api")
            .text()
            .contains(">active<"));
  }

  @Test
  void taking_back_shows_its_reach_and_changes_nothing_until_it_is_meant() throws Exception {
    olga.open(company.ilk() + "/console/revocations/new");
    Answer reach =
        olga.submit("/preview", Map.of("what", "workload:prod-hostile", "reason", "a drill"));
    assertEquals(200, reach.status());
    assertTrue(reach.text().contains("This is what it would reach"), reach.text());
    String page = company.ilk() + "/console/identities/workload:prod-hostile";
    assertTrue(olga.open(page).text().contains(">active<"));
    olga.open(company.ilk() + "/console/revocations/new");
    olga.submit("/preview", Map.of("what", "workload:prod-hostile", "reason", "a drill"));
    Answer denied = olga.submit("/revocations", Map.of());
    assertEquals(403, denied.status(), "not without an elevation");
    assertTrue(denied.text().contains("an elevation to the role operator"), denied.text());
    assertTrue(olga.open(page).text().contains(">active<"));
  }

  @Test
  void what_somebody_may_not_see_they_do_not_see() throws Exception {
    try (Browser alice = new Browser()) {
      alice.open(company.ilk() + "/console/login/start/corp?return_to=/console");
      Answer start = alice.submit("", Map.of("user", "alice"));
      assertFalse(start.text().contains("href=\"/console/identities\""), "nor offered");
      for (String path :
          List.of("identities", "record", "policies", "revocations", "trust", "measures")) {
        Answer refused = alice.open(company.ilk() + "/console/" + path);
        assertEquals(403, refused.status(), path);
        assertFalse(refused.text().contains("hostile"), path);
      }
    }
  }
}
