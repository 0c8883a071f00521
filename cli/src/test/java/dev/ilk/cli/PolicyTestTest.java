package dev.ilk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTestTest {
  private static final Path EXAMPLES = Path.of(System.getProperty("ilk.root")).resolve("examples");

  private static final String TABLE =
      """
      # All may read

      | principal    | action | resource | then  |
      |--------------|--------|----------|-------|
      | Human::"bob" | read   | Doc::"d" | %s |
      """;

  @TempDir Path folder;

  private Run test(String answer, Object... options) throws IOException {
    Files.writeString(
        folder.resolve("a.cedar"),
        "@id(\"read\") permit (principal is Human, action == Action::\"read\", resource)"
            + " when { !(context has no) };");
    Files.writeString(folder.resolve("a.test.md"), TABLE.formatted(answer));
    Object[] all = new Object[options.length + 3];
    all[0] = "policy";
    all[1] = "test";
    System.arraycopy(options, 0, all, 2, options.length);
    all[all.length - 1] = folder;
    return Run.of(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invoices",
        "conditional-access",
        "templates/saas-sync",
        "templates/model-invocation",
        "templates/data-enrichment",
        "templates/deploy-pipeline"
      })
  void every_example_is_sound_formatted_and_wholly_covered_by_its_tests(String name) {
    Path example = EXAMPLES.resolve(name);
    assertEquals(0, Run.of("policy", "check", "--strict", example).code());
    assertEquals(0, Run.of("policy", "fmt", "--check", example).code());
    Run run = Run.of("policy", "test", "--coverage", "100", example);
    assertEquals(0, run.code(), run.out() + run.err());
  }

  @Test
  void a_failed_test_fails_the_run() throws IOException {
    assertEquals(0, test("allow").code());
    Run failed = test("deny");
    assertEquals(1, failed.code());
    assertTrue(failed.out().contains("FAILED  All may read"), failed.out());
    assertTrue(failed.out().contains("a.test.md:5: should be deny, found allow"), failed.out());
    assertTrue(failed.out().endsWith("0 passed, 1 failed\n"), failed.out());
  }

  @Test
  void too_little_coverage_fails_the_run() throws IOException {
    assertEquals(0, test("allow", "--coverage", "60").code());
    Run run = test("allow", "--coverage", "70");
    assertEquals(1, run.code());
    assertTrue(run.out().contains("`read` never failed: !(context has no)"), run.out());
  }

  @Test
  void programs_get_tests_and_coverage() throws IOException {
    var answer = Server.mapper().readTree(test("deny", "--json").out());
    assertEquals(1, answer.path("failed").asInt());
    assertEquals(1, answer.path("tests").path(0).path("failures").size());
    assertEquals(66, answer.path("coverage").path("percent").asInt());
  }

  @Test
  void a_folder_without_tests_is_no_success() throws IOException {
    test("allow");
    Files.delete(folder.resolve("a.test.md"));
    assertEquals(1, Run.of("policy", "test", folder).code());
  }

  @Test
  void a_broken_table_and_a_broken_policy_are_told_with_their_places() throws IOException {
    Run table = test("perhaps");
    assertEquals(1, table.code());
    assertTrue(table.err().contains("a.test.md:5:1: `perhaps` is no answer"), table.err());
    Files.writeString(folder.resolve("a.cedar"), "permit(");
    Run policy = Run.of("policy", "test", folder);
    assertEquals(1, policy.code());
    assertTrue(policy.err().contains("a.cedar:1:8"), policy.err());
  }
}
