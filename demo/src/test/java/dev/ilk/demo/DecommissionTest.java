package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline is taken out of use from the command line, and brought back. */
class DecommissionTest {
  private static final String PIPELINE = "workload:staging-payments-deployer";

  @Test
  void a_pipeline_goes_with_its_rules_and_comes_back(@TempDir Path folder) throws Exception {
    try (Company company = Company.start(folder, settings -> settings)) {
      assertEquals(0, company.declare().code());
      Told plan = company.ilk("decommission", PIPELINE, "--dry-run");
      assertEquals(0, plan.code(), plan.text());
      assertTrue(plan.text().contains("payments-staging-branch"), plan.text());
      assertEquals(3, company.ilk("decommission", PIPELINE).code(), "it takes a reason");
      Told done = company.ilk("decommission", PIPELINE, "--reason", "replaced");
      assertEquals(0, done.code(), done.text());
      assertTrue(done.text().contains("can be undone until"), done.text());
      assertTrue(company.ilk("identity", "show", PIPELINE).text().contains("revoked"));
      assertEquals(3, company.ilk("decommission", PIPELINE, "--reason", "again").code());
      Told back = company.ilk("decommission", PIPELINE, "--undo", "--reason", "too early");
      assertEquals(0, back.code(), back.text());
      String shown = company.ilk("identity", "show", PIPELINE).text();
      assertTrue(shown.contains("active") && shown.contains("payments-staging-branch"), shown);
      assertEquals(3, company.ilk("decommission", "human:alice", "--reason", "x").code());
    }
  }
}
