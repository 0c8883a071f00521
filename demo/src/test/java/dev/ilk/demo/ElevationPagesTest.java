package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People ask for roles, approve, begin, end and look back, all by the pages of the console. */
class ElevationPagesTest {
  private Path folder;
  private Company company;
  private Browser alice;
  private Browser olga;

  @BeforeEach
  void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    company = Company.start(folder.resolve("ilk"), settings -> settings);
    assertEquals(0, company.declare().code());
    TakenUp.allow(company, folder);
    alice = TakenUp.signIn(company, "alice");
    olga = TakenUp.signIn(company, "olga");
  }

  @AfterEach
  void stop() {
    alice.close();
    olga.close();
    company.close();
  }

  @Test
  void a_role_is_asked_for_approved_by_another_begun_and_ended() throws Exception {
    Answer asked = TakenUp.ask(alice, company, "dba", "2h", "INC-7");
    assertTrue(asked.text().contains("waiting for approval"), asked.text());
    String page = alice.address();

    assertTrue(
        olga.open(company.ilk() + "/console/elevations").text().contains("dba, for 2 hours"));
    Answer shown = olga.open(company.ilk() + "/console/approvals");
    assertTrue(shown.text().contains("alice would take up dba for 2 hours"), shown.text());
    assertTrue(shown.text().contains("INC-7"), shown.text());
    assertTrue(olga.submit("/approve", Map.of()).text().contains("Nothing waits for you"));

    assertTrue(alice.open(page).text().contains("approved, not begun"));
    Answer begun = alice.submit("/begin", Map.of());
    assertTrue(begun.text().contains(">in force<"), begun.text());
    assertTrue(begun.text().contains("/console/identities/human:olga"), "who approved it");
    assertTrue(alice.submit("/end", Map.of()).text().contains("ended early"));
    Answer history = alice.open(company.ilk() + "/console/elevations");
    assertTrue(history.text().contains("You have taken up no role"), history.text());
    assertTrue(history.text().contains("History"), history.text());
  }

  @Test
  void the_timeline_is_for_those_who_oversee() throws Exception {
    TakenUp.ask(olga, company, "operator", "15m", "CHG-3");
    String timeline = company.ilk() + "/console/elevations/" + TakenUp.open(olga) + "/replay";
    TakenUp.takeBack(olga, company);
    olga.open(company.ilk() + "/console/trust");
    Answer told = olga.open(timeline);
    assertTrue(told.text().contains("RequestElevation"), told.text());
    assertTrue(told.text().contains("ReadTrust"), "what was looked at, too");
    assertTrue(
        told.text().contains("takes back</span> issuer:https://ci.elsewhere"), "what it did");
    assertTrue(told.text().contains("found in a log as •••"), told.text());
    assertFalse(told.text().contains("c2VjcmV0"), "a secret that slipped in");
    assertFalse(olga.open(timeline + "?reads=0").text().contains("ReadTrust"));
    assertEquals(403, alice.open(timeline).status());
    assertEquals(403, alice.open(company.ilk() + "/console/elevations?whose=all").status());
    assertEquals(404, alice.open(company.ilk() + "/console/elevations/elv_x").status());
  }

  @Test
  void a_form_says_at_each_field_what_is_wrong() throws Exception {
    Answer wrong = TakenUp.ask(alice, company, "No Role", "13h", "");
    assertEquals(422, wrong.status());
    for (String expected :
        new String[] {
          "Expected a role's name", "<code>12h</code>", "This is needed", "value=\"No Role\""
        }) {
      assertTrue(wrong.text().contains(expected), expected + " in " + wrong.text());
    }
    TakenUp.ask(alice, company, "dba", "1h", "first");
    Answer twice = TakenUp.ask(alice, company, "dba", "1h", "second");
    assertEquals(409, twice.status());
    assertTrue(twice.text().contains("taken up or asked for already"), twice.text());
    Answer never = TakenUp.ask(alice, company, "operator", "1h", "why not");
    assertEquals(403, never.status());
  }

  @Test
  void a_stronger_sign_in_that_is_needed_is_one_link_away_and_leads_back() throws Exception {
    Path policies = Files.createDirectories(folder.resolve("step-up"));
    Files.writeString(
        policies.resolve("operator.cedar"),
        """
        @id("operators-take-a-passkey")
        @reason("to administer Ilk takes a passkey")
        @needs("step-up phr")
        forbid (principal, action == Action::"Elevate", resource == Role::"operator")
        unless { context.proof.assurance == "phr" };
        """);
    Told applied = company.ilk("policy", "apply", policies.toString(), "--reason", "CHG-4");
    assertEquals(0, applied.code(), applied.text());
    Answer withheld = TakenUp.ask(olga, company, "operator", "15m", "CHG-5");
    assertEquals(403, withheld.status());
    assertTrue(withheld.text().contains("takes a passkey"), withheld.text());
    assertTrue(
        withheld
            .text()
            .contains("/console/step-up?return_to=%2Fconsole%2Felevations%2Fnew%3Frole%3Doperator"),
        withheld.text());
    String back = company.ilk() + "/console/elevations/new?role=operator&lasting=15m&reason=CHG-5";
    Answer form = olga.open(back);
    assertTrue(form.text().contains("value=\"CHG-5\""), form.text());
  }
}
