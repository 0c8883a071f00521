package dev.ilk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyConformanceTest {
  @TempDir Path corpus;

  @BeforeEach
  void write_a_corpus() throws IOException {
    Path shared = Files.createDirectories(corpus.resolve("sample-data/box"));
    Files.writeString(
        shared.resolve("schema.cedarschema"),
        """
        entity User;
        entity Photo;
        action view appliesTo { principal: User, resource: Photo };
        """);
    Files.writeString(shared.resolve("entities.json"), "[]");
    write_case("tests/first/1.json", "tests/first/policies.cedar", "allow", "[\"policy0\"]");
    Files.writeString(
        corpus.resolve("tests/first/policies.cedar"), "permit(principal, action, resource);");
  }

  private void write_case(String file, String policies, String decision, String reasons)
      throws IOException {
    Path at = corpus.resolve(file);
    Files.createDirectories(at.getParent());
    Files.writeString(
        at,
        """
        {"policies": "%s", "entities": "sample-data/box/entities.json",
         "schema": "sample-data/box/schema.cedarschema", "shouldValidate": true,
         "requests": [{"description": "a look", "principal": {"type": "User", "id": "a"},
           "action": {"type": "Action", "id": "view"}, "resource": {"type": "Photo", "id": "p"},
           "context": {}, "decision": "%s", "reason": %s, "errors": []}]}
        """
            .formatted(policies, decision, reasons));
  }

  @Test
  void a_folder_that_passes_ends_with_zero() {
    Run run = Run.of("policy", "conformance", corpus);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().endsWith("1 passed, 0 failed\n"), run.out());
  }

  @Test
  void names_are_found_from_folders_above_and_beside_the_case() throws IOException {
    assertEquals(0, Run.of("policy", "conformance", corpus.resolve("tests/first")).code());
    write_case("tests/first/1.json", "elsewhere/policies.cedar", "allow", "[\"policy0\"]");
    assertEquals(0, Run.of("policy", "conformance", corpus.resolve("tests")).code());
  }

  @Test
  void a_case_that_fails_tells_what_was_expected_and_found() throws IOException {
    write_case("tests/second/2.json", "tests/first/policies.cedar", "deny", "[]");
    Run run = Run.of("policy", "conformance", corpus);
    assertEquals(1, run.code());
    assertTrue(run.out().contains("tests/second/2.json"), run.out());
    assertTrue(run.out().contains("a look: decision should be deny, found allow"), run.out());
    assertTrue(run.out().contains("a look: reasons should be [], found [policy0]"), run.out());
    assertTrue(run.out().endsWith("1 passed, 1 failed\n"), run.out());
  }

  @Test
  void a_missing_file_fails_its_case_alone() throws IOException {
    write_case("tests/second/2.json", "tests/second/gone.cedar", "allow", "[]");
    Run run = Run.of("policy", "conformance", corpus);
    assertEquals(1, run.code());
    assertTrue(run.out().contains("there is no file `tests/second/gone.cedar`"), run.out());
    assertTrue(run.out().endsWith("1 passed, 1 failed\n"), run.out());
  }

  @Test
  void programs_get_the_counts_and_the_differences() throws IOException {
    write_case("tests/second/2.json", "tests/first/policies.cedar", "deny", "[]");
    Run run = Run.of("policy", "conformance", "--json", corpus);
    var answer = Server.mapper().readTree(run.out());
    assertEquals(1, answer.path("passed").asInt());
    assertEquals(1, answer.path("failed").asInt());
    assertEquals(2, answer.path("failures").path(0).path("differences").size());
  }

  @Test
  void a_folder_without_cases_is_no_success(@TempDir Path empty) throws IOException {
    Files.createFile(empty.resolve("corpus.tar.xz"));
    Run run = Run.of("policy", "conformance", empty);
    assertEquals(1, run.code());
    assertTrue(run.err().contains("unpack"), run.err());
  }

  @Test
  void a_folder_that_is_not_there_is_a_wrong_command_line() {
    assertEquals(2, Run.of("policy", "conformance", corpus.resolve("nowhere")).code());
  }

  @Test
  void the_handwritten_cases_pass() {
    Path cases =
        Path.of(System.getProperty("ilk.root")).resolve("../shared/data/cedar").normalize();
    Assumptions.assumeTrue(
        Files.isDirectory(cases),
        "SKIPPED: no Cedar test data; put the integration tests' files at " + cases);
    assertTrue(Run.of("policy", "conformance", cases).out().endsWith("22 passed, 0 failed\n"));
  }
}
