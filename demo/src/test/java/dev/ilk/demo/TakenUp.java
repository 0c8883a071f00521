package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Roles that Acme's people take up for a time, by the console. */
final class TakenUp {
  private static final String POLICY =
      """
      @id("payments-may-be-dba")
      @reason("people of payments may take up the databases")
      permit (
        principal in Team::"payments",
        action == Action::"Elevate",
        resource == Role::"dba"
      );

      @id("dba-takes-an-operator")
      @reason("the databases are opened with an operator's approval")
      @needs("approval operator")
      forbid (principal, action == Action::"Elevate", resource == Role::"dba");
      """;

  private TakenUp() {}

  /**
   * Puts in force that people of payments may be database administrators, if an operator says so.
   */
  static void allow(Company company, Path folder) throws Exception {
    Path policies = Files.createDirectories(folder.resolve("elevation-policies"));
    Files.writeString(policies.resolve("dba.cedar"), POLICY);
    Told applied = company.ilk("policy", "apply", policies.toString(), "--reason", "CHG-2");
    assertEquals(0, applied.code(), applied.text());
  }

  static Browser signIn(Company company, String person) throws Exception {
    Browser browser = new Browser();
    browser.open(company.ilk() + "/console/login/start/corp?return_to=/console");
    Answer start = browser.submit("", Map.of("user", person));
    assertTrue(start.text().contains("Sign out"), start.text());
    return browser;
  }

  /** Asks for a role; its page is then open. */
  static Answer ask(Browser browser, Company company, String role, String lasting, String reason)
      throws Exception {
    browser.open(company.ilk() + "/console/elevations/new");
    return browser.submit(
        "/console/elevations", Map.of("role", role, "lasting", lasting, "reason", reason));
  }

  /** The name of the elevation whose page is open. */
  static String open(Browser browser) {
    return browser.address().replaceAll(".*/(elv_[a-z0-9]+).*", "$1");
  }

  /**
   * Plays that Alice waits for an approval, and that Olga has worked as an operator.
   *
   * @return the name of Olga's elevation
   */
  static String play(Company company, Path folder) throws Exception {
    allow(company, folder);
    try (Browser alice = signIn(company, "alice");
        Browser olga = signIn(company, "olga")) {
      Answer waits = ask(alice, company, "dba", "2h", "INC-7: payments wait for a lock");
      assertTrue(waits.text().contains("waiting for approval"), waits.text());
      ask(olga, company, "operator", "15m", "CHG-3: a look at the keys of prod");
      Answer ended = olga.submit("/end", Map.of());
      assertTrue(ended.text().contains("ended early"), ended.text());
      Answer active =
          ask(olga, company, "operator", "1h", "INC-8: a CI platform is believed no more");
      assertTrue(active.text().contains("in force"), active.text());
      String elevation = open(olga);
      takeBack(olga, company);
      olga.open(company.ilk() + "/console/trust");
      return elevation;
    }
  }

  /** Takes an issuer back, for a reason into which a secret slipped. */
  static void takeBack(Browser olga, Company company) throws Exception {
    olga.open(company.ilk() + "/console/revocations/new");
    String reason = "INC-8: found in a log as Bearer c2VjcmV0LXNlY3JldC1zZWNyZXQ";
    olga.submit(
        "/preview", Map.of("what", "issuer:https://ci.elsewhere.example", "reason", reason));
    Answer done = olga.submit("/revocations", Map.of());
    assertEquals(200, done.status(), done.text());
  }
}
