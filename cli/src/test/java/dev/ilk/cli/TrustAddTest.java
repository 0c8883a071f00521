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

class TrustAddTest {
  @TempDir private Path folder;

  private static Run add(Object... more) {
    Object[] words = new Object[more.length + 7];
    Object[] first = {
      "trust", "add", "github", "--for", "workload:prod-shop", "--audience", "https://ilk.example"
    };
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(more, 0, words, first.length, more.length);
    return Run.of(words);
  }

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("company.yaml"), text);
  }

  @Test
  void a_rule_is_written_with_what_it_lets_in_and_what_it_does_not() {
    Run run = add("repository_id=74", "branch=main");
    assertEquals(0, run.code(), run::err);
    assertTrue(
        run.out()
            .startsWith(
                "`workload:prod-shop` can prove itself by tokens of GitHub Actions"
                    + " (`https://token.actions.githubusercontent.com`) with repository id `74`,"
                    + " branch `main`, event `push` or `workflow_dispatch` or `schedule`.\n"
                    + "It cannot by a fork, a pull request, another branch,"),
        run::out);
    assertTrue(
        run.out()
            .endsWith(
                """
                trust:
                  - issuer: https://token.actions.githubusercontent.com
                    audience: https://ilk.example
                    condition: >-
                      claims.repository_id == "74"
                      && claims.ref == "refs/heads/main"
                      && claims.event_name in ["push", "workflow_dispatch", "schedule"]
                """),
        run::out);
  }

  @Test
  void it_is_written_after_the_rules_that_are_there_and_the_rest_stays() throws IOException {
    Path file =
        written(
            """
            # ours
            workloads:
              - name: prod-other   # not this one
                trust: []
              - subtype: service
                name: prod-shop
                trust:
                  # the old one
                  - issuer: https://old.example
                    condition: claims.sub == "x"

                purpose: sell   # things

            agents: []
            """);
    assertEquals(0, add("repository_id=74", "environment=prod", "--into", file).code());
    assertEquals(
        """
        # ours
        workloads:
          - name: prod-other   # not this one
            trust: []
          - subtype: service
            name: prod-shop
            trust:
              # the old one
              - issuer: https://old.example
                condition: claims.sub == "x"
              - issuer: https://token.actions.githubusercontent.com
                audience: https://ilk.example
                condition: >-
                  claims.repository_id == "74"
                  && claims.environment == "prod"

            purpose: sell   # things

        agents: []
        """,
        Files.readString(file));
  }

  @Test
  void an_entry_without_rules_gets_its_first() throws IOException {
    Path file = written("workloads:\n- name: prod-shop\n  purpose: sell\n\nteams: [a]\n");
    assertEquals(0, add("repository_id=74", "branch=main", "--into", file, "--name", "r").code());
    assertTrue(
        Files.readString(file)
            .startsWith(
                "workloads:\n- name: prod-shop\n  purpose: sell\n  trust:\n    - name: r\n"),
        Files.readString(file));
    assertTrue(Files.readString(file).endsWith("\n\nteams: [a]\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workloads:\n- name: prod-shop-two\n",
        "workloads: [{name: prod-shop}]\n",
        "agents:\n- name: prod-shop\n",
        "workloads:\n- name: prod-shop\n  trust: []\n",
        "teams: []\n",
        ""
      })
  void a_file_without_such_an_entry_is_left_as_it_is(String text) throws IOException {
    Path file = written(text);
    Run run = add("repository_id=74", "branch=main", "--into", file);
    assertEquals(Failures.REFUSED, run.code());
    assertTrue(run.err().contains("`workload:prod-shop`"), run::err);
    assertEquals(text, Files.readString(file));
  }

  @Test
  void too_few_words_are_told_with_those_there_are() {
    Run run = add("branch=main");
    assertEquals(Failures.REFUSED, run.code());
    assertTrue(run.err().contains("repository_id (the repository's number)"), run::err);
  }

  @Test
  void an_unknown_platform_is_told_with_those_there_are() {
    Run run = Run.of("trust", "add", "jenkins", "--for", "workload:a", "--audience", "b");
    assertEquals(Failures.REFUSED, run.code());
    assertTrue(run.err().contains("buildkite"), run::err);
  }
}
