package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies applied at one node decide at the other. */
class PolicyNodesTest {
  private static final String FREEZE =
      """
      @id("freeze")
      @reason("no tokens during the freeze")
      forbid (principal, action == Action::"ExchangeToken", resource);
      """;

  @TempDir Path folder;

  private String policies() throws Exception {
    Path policies = Files.createDirectories(folder.resolve("policies"));
    Files.writeString(policies.resolve("freeze.cedar"), FREEZE);
    return policies.toString();
  }

  @Test
  void what_one_node_applied_both_decide_by() throws Exception {
    try (TwoNodes nodes = TwoNodes.start(folder, Optional.empty())) {
      assertEquals(0, nodes.company.declare().code());
      Journeys journeys = Journeys.at(nodes.company);
      Eventually.answers(200, () -> journeys.exchange(nodes.second()));

      Told applied = nodes.ilkAtSecond("policy", "apply", policies(), "--reason", "CHG-1");
      assertEquals(0, applied.code(), applied.text());
      assertEquals(400, journeys.exchange(nodes.second()).status());
      Eventually.answers(400, () -> journeys.exchange(nodes.company.ilk()));
      Told moved =
          nodes.company.ilk("policy", "apply", policies(), "--expect", "0", "--reason", "CHG-2");
      assertTrue(moved.text().contains("is at version 1, not 0"), moved.text());

      Told back = nodes.company.ilk("policy", "rollback", "0", "--reason", "INC-1");
      assertEquals(0, back.code(), back.text());
      Eventually.answers(200, () -> journeys.exchange(nodes.second()));
    }
  }

  @Test
  void a_node_that_cannot_use_a_version_stays_on_the_old_and_says_so() throws Exception {
    Path own = Files.createDirectories(folder.resolve("guardrails"));
    Files.writeString(
        own.resolve("clash.cedar"),
        "@id(\"freeze\") forbid (principal, action == Action::\"Delegate\", resource);");
    try (TwoNodes nodes =
        TwoNodes.start(
            folder, Optional.empty(), settings -> settings.but().guardrails(own).build())) {
      assertEquals(0, nodes.company.declare().code());
      Journeys journeys = Journeys.at(nodes.company);
      Eventually.answers(200, () -> journeys.exchange(nodes.second()));
      String policies = policies();
      assertEquals(3, nodes.ilkAtSecond("policy", "apply", policies, "--reason", "CHG-1").code());
      assertEquals(0, nodes.company.ilk("policy", "apply", policies, "--reason", "CHG-1").code());
      assertEquals(400, journeys.exchange(nodes.company.ilk()).status());

      Eventually.says(
          "this node is behind: policies v1-", () -> nodes.ilkAtSecond("policy", "diff", policies));
      assertEquals(200, journeys.exchange(nodes.second()).status(), "by the old policies");
      assertTrue(nodes.company.ilk("policy", "diff", policies).text().startsWith("0 policies"));
    }
  }
}
