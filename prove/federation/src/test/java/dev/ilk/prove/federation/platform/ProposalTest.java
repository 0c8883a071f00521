package dev.ilk.prove.federation.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.condition.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalTest {
  private static Proposal made(Platform platform, Map<String, String> words) {
    return switch (Proposal.of(platform, words)) {
      case Result.Ok<Proposal>(Proposal proposal) -> proposal;
      case Result.Failed<Proposal>(List<Problem> problems) -> throw new AssertionError(problems);
    };
  }

  private static List<Problem> problems(Platform platform, Map<String, String> words) {
    return switch (Proposal.of(platform, words)) {
      case Result.Ok<Proposal>(Proposal proposal) -> throw new AssertionError(proposal);
      case Result.Failed<Proposal>(List<Problem> problems) -> problems;
    };
  }

  private static List<String> refusals(Platform platform, Map<String, String> words) {
    return problems(platform, words).stream().map(Problem::code).toList();
  }

  @Test
  void an_environment_makes_the_usual_events_unnecessary() {
    assertEquals(
        "claims.repository_id == \"74\" && claims.environment == \"production\"",
        made(Platform.GITHUB_ACTIONS, Map.of("repository_id", "74", "environment", "production"))
            .condition());
  }

  @Test
  void several_values_stand_in_a_list() {
    Proposal two =
        made(Platform.GITHUB_ACTIONS, Map.of("repository_id", "74", "branch", "main, next"));
    assertTrue(
        two.condition().contains("claims.ref in [\"refs/heads/main\", \"refs/heads/next\"]"),
        two::condition);
    assertTrue(two.allows().contains("branch `main` or `next`"), two::allows);
  }

  @Test
  void a_branch_and_a_tag_may_both_be_let_in() {
    assertTrue(
        made(Platform.GITHUB_ACTIONS, Map.of("repository_id", "1", "branch", "a", "tag", "b"))
            .condition()
            .contains("claims.ref in [\"refs/heads/a\", \"refs/tags/b\"]"));
  }

  @Test
  void too_few_words_are_refused_with_the_words_there_are() {
    Problem problem = problems(Platform.GITHUB_ACTIONS, Map.of("branch", "main")).getFirst();
    assertEquals("condition_too_broad", problem.code());
    assertTrue(problem.remedy().contains("repository_id (the repository's number)"));
    assertFalse(problem.remedy().contains("accepts"));
  }

  @Test
  void a_name_is_not_enough_and_neither_is_an_event_of_outsiders() {
    assertEquals(
        List.of("claim_reusable"),
        refusals(Platform.GITHUB_ACTIONS, Map.of("repository", "o/r", "branch", "main")));
    assertEquals(
        List.of("condition_pull_requests"),
        refusals(
            Platform.GITHUB_ACTIONS,
            Map.of("repository_id", "1", "branch", "main", "event", "pull_request_target")));
  }

  @Test
  void a_word_of_another_platform_and_a_missing_address_are_refused() {
    assertEquals(
        List.of("word_unknown"), refusals(Platform.GITHUB_ACTIONS, Map.of("project_id", "1")));
    assertEquals(List.of("word_missing"), refusals(Platform.CIRCLECI, Map.of("project_id", "1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "74\" || true || \"", "\\", "a\nb", "", "\u0000"})
  void a_value_that_could_leave_its_quotation_marks_is_refused(String value) {
    assertEquals(
        List.of("word_value"),
        refusals(Platform.GITHUB_ACTIONS, Map.of("repository_id", value, "branch", "main")));
  }

  @ParameterizedTest
  @EnumSource(Platform.class)
  void every_word_of_every_platform_makes_a_condition_that_compiles(Platform platform) {
    Map<String, String> words = new HashMap<>();
    platform.words().forEach(word -> words.put(word.name(), word.name() + "'s"));
    words.computeIfPresent("phase", (w, v) -> "apply");
    words.computeIfPresent("event", (w, v) -> "push");
    words.computeIfPresent("protected", (w, v) -> "true");
    Proposal proposal = made(platform, words);
    assertInstanceOf(Result.Ok.class, Condition.compile(proposal.condition()));
    assertFalse(proposal.issuer().contains("{"), proposal::issuer);
    assertFalse(proposal.never().isEmpty(), platform::title);
  }
}
