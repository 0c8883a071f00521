package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies put in force at a running Ilk, with the command line that teams use. */
class PolicyLifeTest {
  private static final String FREEZE =
      """
      @id("freeze")
      @reason("no tokens for payments during the freeze")
      forbid (principal, action == Action::"ExchangeToken", resource%s);
      """;
  private static final String OWN = " in Team::\"payments\"";

  @TempDir Path folder;
  private Company company;
  private Journeys journeys;

  @BeforeEach
  void start() throws Exception {
    Path guardrails = Files.createDirectories(folder.resolve("guardrails"));
    Files.writeString(
        guardrails.resolve("platform.cedar"),
        """
        @id("platform-no-staging-people")
        @reason("nobody lends authority to agents this week")
        forbid (principal, action == Action::"Delegate", resource);
        """);
    company =
        Company.start(
            folder.resolve("ilk"), settings -> settings.but().guardrails(guardrails).build());
    assertEquals(0, company.declare().code());
    journeys = Journeys.at(company);
  }

  @AfterEach
  void stop() {
    company.close();
  }

  private String policies(String text) throws IOException {
    Path policies = Files.createDirectories(folder.resolve("policies"));
    Files.writeString(policies.resolve("freeze.cedar"), text);
    return policies.toString();
  }

  private Told apply(String policies, String... more) {
    String[] all = new String[more.length + 5];
    System.arraycopy(new String[] {"policy", "apply", policies, "--reason", "CHG-1"}, 0, all, 0, 5);
    System.arraycopy(more, 0, all, 5, more.length);
    return company.ilk(all);
  }

  @Test
  void what_a_team_applies_is_in_force_at_once_and_rolled_back_as_fast() throws Exception {
    assertEquals(200, journeys.exchange(company.ilk()).status());
    Told applied = apply(policies(FREEZE.formatted(OWN)), "--team", "payments", "--expect", "0");
    assertEquals(0, applied.code(), applied.text());
    assertTrue(applied.text().contains("version 1 is in force"), applied.text());
    assertEquals(400, journeys.exchange(company.ilk()).status());

    Told back =
        company.ilk("policy", "rollback", "0", "--team", "payments", "--reason", "INC-7: too wide");
    assertEquals(0, back.code(), back.text());
    assertEquals(200, journeys.exchange(company.ilk()).status());
    Told again = company.ilk("policy", "rollback", "1", "--team", "payments", "--reason", "again");
    assertEquals(0, again.code(), again.text());
    assertEquals(400, journeys.exchange(company.ilk()).status());

    String history = company.ilk("policy", "history").text();
    assertTrue(history.contains("(version 1 again) again"), history);
    assertTrue(history.contains("team payments"), history);
    assertTrue(history.contains("INC-7: too wide"), history);
    assertTrue(history.contains("human:operator"), history);
  }

  @Test
  void who_applied_what_and_why_is_in_the_record() throws Exception {
    assertEquals(0, apply(policies(FREEZE.formatted(OWN)), "--team", "payments").code());
    String trace = company.ilk("trace", "human:operator", "--json").text();
    assertTrue(trace.contains("ApplyPolicies"), trace);
    assertTrue(trace.contains("CHG-1"), trace);
    assertTrue(trace.contains("sha256"), trace);
  }

  @Test
  void a_team_cannot_touch_what_is_not_its_own() throws Exception {
    Told refused = apply(policies(FREEZE.formatted("")), "--team", "payments");
    assertEquals(3, refused.code());
    assertTrue(
        refused
            .text()
            .contains("freeze.cedar:1:1: policy `freeze` reaches beyond what team `payments` owns"),
        refused.text());
    assertEquals(3, apply(policies(FREEZE.formatted(OWN)), "--team", "platform").code());
    assertEquals(3, apply(policies(FREEZE.formatted(OWN)), "--team", "nobody").code());
    assertEquals(200, journeys.exchange(company.ilk()).status());
    // The organisation's own policies bind every team.
    assertEquals(0, apply(policies(FREEZE.formatted(""))).code());
    assertEquals(400, journeys.exchange(company.ilk()).status());
  }

  @Test
  void broken_policies_are_refused_with_the_place_and_change_nothing() throws Exception {
    Told syntax = apply(policies("@id(\"x\") permit (principal, action resource);"));
    assertEquals(3, syntax.code());
    assertTrue(syntax.text().contains("freeze.cedar:1:"), syntax.text());
    Told taken = apply(policies(FREEZE.formatted("").replace("freeze", "payments-deploy")));
    assertEquals(3, taken.code());
    assertTrue(taken.text().contains("payments-deploy"), taken.text());
    assertEquals("VERSION  AT  OF  BY  SHA256  WHY\n", company.ilk("policy", "history").text());
  }

  @Test
  void a_folder_is_compared_and_simulated_with_what_is_in_force() throws Exception {
    String payments = policies(FREEZE.formatted(OWN));
    assertEquals(200, journeys.exchange(company.ilk()).status());
    Told differs = company.ilk("policy", "diff", "--detect", "--team", "payments", payments);
    assertEquals(1, differs.code(), differs.text());
    assertTrue(differs.text().startsWith("+ freeze"), differs.text());
    String deployer = "workload:prod-payments-deployer";
    Told simulated =
        company.ilk(
            "policy", "simulate", payments, "--in-force", "--team", "payments", "--of", deployer);
    assertEquals(0, simulated.code(), simulated.text());
    assertTrue(simulated.text().contains("allow → deny"), simulated.text());
    assertTrue(simulated.text().contains("1 decisions replayed, 1 would"), simulated.text());
    assertEquals(0, apply(payments, "--team", "payments").code());
    assertEquals(
        0, company.ilk("policy", "diff", "--detect", "--team", "payments", payments).code());
    Told moved = apply(payments, "--team", "payments", "--expect", "0");
    assertEquals(3, moved.code());
    assertTrue(moved.text().contains("is at version 1, not 0"), moved.text());
    journeys.exchange(company.ilk());
    Told explained = company.ilk("policy", "explain", deployer);
    assertTrue(explained.text().contains("forbid `freeze`"), explained.text());
  }

  @Test
  void no_applied_policy_overrides_a_guardrail_or_takes_its_name() throws Exception {
    String text =
        """
        @id("%s")
        permit (
          principal is Human,
          action == Action::"Delegate",
          resource in Team::"payments"
        );
        """;
    assertEquals(0, apply(policies(text.formatted("lend")), "--team", "payments").code());
    Told clash =
        apply(policies(text.formatted("platform-no-staging-people")), "--team", "payments");
    assertEquals(3, clash.code());
    assertFalse(clash.text().contains("in force"), clash.text());
  }
}
