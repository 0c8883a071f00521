package dev.ilk.prove.federation.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Width;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.federation.issuer.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustRuleCheckTest {
  private final TrustRuleCheck check = new TrustRuleCheck(Reach.PUBLIC_ONLY, Rules.OWN);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claims.repository_id == '74' && claims.ref == 'refs/heads/main'",
        "'74' == claims['repository_id']",
        "claims.repository_id in ['74', '75'] && claims.repository_owner_id == '65'",
        "claims.repository_id == '74' && (claims.ref == 'a' || claims.environment == 'prod')",
        "(claims.repository_id == '74' && claims.ref == 'a') || claims.repository_id == '75'",
        "claims.ref_protected == 'true' ? claims.repository_id == '74' : claims.repository_id =="
            + " '75'",
        "claims.sub == 'repo:octo@65/octo-repo@74:ref:refs/heads/main'",
        "claims.sub.startsWith('repo:octo@65/octo-repo@74:')",
      })
  void a_rule_that_pins_a_repository_for_good_is_accepted(String condition) {
    assertEquals(List.of(), check.check(List.of(Rules.github(condition))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "claims.repository == 'octo/repo' && claims.ref == 'main'       ; claim_reusable",
        "claims.sub == 'repo:octo/repo:environment:prod'                 ; claim_reusable",
        "claims.sub.startsWith('repo:octo@65/')                          ; claim_reusable",
        "claims.repository_owner_id == '65'                              ; condition_too_broad",
        "claims.repository_owner == 'octo'                               ; claim_reusable",
        "claims.repository_id != '74'                                    ; condition_too_broad",
        "!(claims.repository_id == '74')                                 ; condition_too_broad",
        "claims.repository_id == '74' || true                            ; condition_too_broad",
        "claims.repository_id == '74' || claims.ref == 'main'            ; condition_too_broad",
        "claims.repository_id.startsWith('7')                            ; condition_too_broad",
        "claims.repository_id.matches('7.*')                             ; condition_too_broad",
        "has(claims.repository_id)                                       ; condition_too_broad",
        "claims.repository_id == claims.repository_id                    ; condition_too_broad",
        "true                                                            ; condition_constant",
        "'a' == 'a' && 1 < 2                                             ; condition_constant",
        "claims.repository_id == '74' && claims.repository_id == '75'    ; condition_contradictory",
        "claims.repository_id in []                                      ; condition_contradictory",
        "claims.repository_id == '74' &&                                 ; condition_invalid",
        "claim.repository_id == '74'                                     ; condition_invalid",
        "'74'                                                            ; condition_invalid",
        "claims.repository_id.frobnicate()                               ; condition_invalid",
      })
  void a_rule_that_lets_in_more_than_one_source_is_refused(String condition, String code) {
    List<Problem> problems = check.check(List.of(Rules.github(condition)));
    assertEquals(List.of(code), problems.stream().map(Problem::code).distinct().toList());
    assertTrue(problems.getFirst().where().startsWith("trust rule `deploy`, condition"));
    assertTrue(!problems.getFirst().remedy().isEmpty(), problems::toString);
  }

  @Test
  void an_empty_condition_is_refused() {
    assertEquals("condition_invalid", check.check(List.of(Rules.github(" "))).getFirst().code());
  }

  @Test
  void an_error_in_a_condition_names_its_line_and_column() {
    Problem problem =
        check.check(List.of(Rules.github("claims.a == 'x' &&\n  clams.b == 'y'"))).getFirst();
    assertEquals("trust rule `deploy`, condition 2:3", problem.where());
    assertTrue(problem.message().contains("undeclared reference to 'clams'"), problem::message);
  }

  @Test
  void the_advice_names_the_claim_to_pin() {
    Problem problem =
        check.check(List.of(Rules.github("claims.repository == 'octo/repo'"))).getFirst();
    assertTrue(problem.message().contains("`claims.repository`"), problem::message);
    assertTrue(problem.remedy().contains("claims.repository_id"), problem::remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "https://gitlab.com       ; claims.project_path == 'g/p'                        ;"
            + " claim_reusable",
        "https://gitlab.com       ; claims.namespace_id == '72'                         ;"
            + " condition_too_broad",
        "https://gitlab.com       ; claims.project_id == '20' && claims.ref == 'main'   ; ok",
        "https://git.example      ; claims.project_path == 'g/p'                        ;"
            + " claim_reusable",
        "https://git.example      ; claims.project_id == '20'                           ; ok",
        "https://k8s.example      ; claims.sub == 'system:serviceaccount:shop:pay'      ;"
            + " claim_reusable",
        "https://k8s.example      ; claims['kubernetes.io'].namespace == 'shop'         ;"
            + " claim_reusable",
        "https://k8s.example      ; claims['kubernetes.io'].serviceaccount.uid == 'u-1' ; ok",
        "https://kubernetes.default.svc ; claims.sub == 'system:serviceaccount:a:b'     ;"
            + " claim_reusable",
        "https://oidc.circleci.com/org/o ; claims['oidc.circleci.com/project-id'] == 'p' ; ok",
        "https://oidc.circleci.com/org/o ; claims['oidc.circleci.com/vcs-ref'] == 'r'    ;"
            + " condition_too_broad",
        "https://agent.buildkite.com ; claims.pipeline_slug == 'p'                       ;"
            + " claim_reusable",
        "https://agent.buildkite.com ; claims.pipeline_id == 'p'                         ; ok",
        "https://app.terraform.io ; claims.terraform_workspace_id == 'ws-1'              ; ok",
        "https://app.terraform.io ; claims.terraform_organization_id == 'org-1'          ;"
            + " condition_too_broad",
        "https://u-1.tokens.sts.global.api.aws ;"
            + " claims['https://sts.amazonaws.com/'].request_tags.a == 'b' ; condition_too_broad",
        "https://u-1.tokens.sts.global.api.aws ; claims.sub == 'arn:aws:iam::1:role/R'   ; ok",
        "https://accounts.google.com ; claims.email == 'x@y.iam.gserviceaccount.com'     ;"
            + " claim_reusable",
        "https://accounts.google.com ; claims.sub == '112179062720391305885'             ; ok",
        "https://sts.windows.net/t/ ; claims.tid == 't'                                  ;"
            + " condition_too_broad",
        "https://sts.windows.net/t/ ; claims.oid == 'o' && claims.tid == 't'             ; ok",
        "https://code.example/api/actions ; claims.repository == 'o/r'                   ; ok",
        "https://idp.example      ; claims.sub == 'service-1'                            ; ok",
        "https://idp.example      ; claims.iss == 'https://idp.example'                  ;"
            + " condition_too_broad",
        "https://idp.example      ; claims.groups.exists(g, g == 'ci')                   ;"
            + " condition_too_broad",
      })
  void every_platform_has_its_own_notion_of_a_source(
      String issuer, String condition, String expected) {
    List<Problem> problems = check.check(List.of(Rules.at(issuer, condition)));
    assertEquals(expected, problems.isEmpty() ? "ok" : problems.getFirst().code());
  }

  @Test
  void a_rule_proves_a_workload_or_an_agent_only() {
    for (String subject : List.of("human:alice", "prod-deployer", "workload:", ":x", "")) {
      TrustRule rule = Rules.github("deploy", subject, "claims.repository_id == '74'");
      assertEquals(
          List.of("trust_subject_invalid"),
          check.check(List.of(rule)).stream().map(Problem::code).toList(),
          subject);
    }
  }

  @Test
  void a_rule_without_an_audience_is_refused() {
    TrustRule rule =
        new TrustRule(
            "r",
            "workload:w",
            Rules.GITHUB,
            Optional.empty(),
            " ",
            "claims.repository_id == '74'",
            Rules.ANY_WORK);
    assertEquals("trust_audience_missing", check.check(List.of(rule)).getFirst().code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://issuer.example",
        "https://",
        "issuer.example",
        "https://user:secret@issuer.example",
        "https://issuer.example/#x",
        "https://169.254.169.254/latest",
        "https://10.0.0.1",
        "https://[::1]",
        "http://localhost:8080",
        "ftp://issuer.example",
        "https://issuer example",
        "",
      })
  void an_issuer_that_must_not_be_called_is_refused(String issuer) {
    List<Problem> problems = check.check(List.of(Rules.at(issuer, "claims.sub == 'x'")));
    assertEquals("issuer_address_refused", problems.getFirst().code(), problems::toString);
  }

  @Test
  void an_issuer_of_ilk_itself_is_refused() {
    List<Problem> problems =
        check.check(List.of(Rules.at("https://ilk.example/e/dev/human", "claims.sub == 'x'")));
    assertEquals("trust_issuer_own", problems.getFirst().code());
  }

  @Test
  void an_issuer_with_keys_elsewhere_need_not_be_an_address() {
    TrustRule rule =
        new TrustRule(
            "r",
            "workload:w",
            "kubernetes/serviceaccount",
            Optional.of("https://cluster.example/openid/v1/jwks"),
            Rules.AUDIENCE,
            "claims.sub == 'x'");
    assertEquals(List.of(), check.check(List.of(rule)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "claims.repository_id == '74' ; claims.repository_id == '74'                        ; true",
        "claims.repository_id == '74' ; claims.repository_id == '74' && claims.ref == 'main' ;"
            + " true",
        "claims.repository_id == '74' ; claims.repository_id in ['74', '75']                ; true",
        "claims.repository_id == '74' ; claims.repository_id == '75'                        ;"
            + " false",
        "claims.repository_id in ['74', '75'] ; claims.repository_id == '76'                ;"
            + " false",
        "claims.repository_id == '74' && claims.ref == 'a' ; claims.repository_id == '74' &&"
            + " claims.ref == 'b' ; false",
        "claims.repository_id == '74' && claims.ref == 'a' ; claims.repository_id == '74' &&"
            + " claims.ref.startsWith('b') ; false",
        "claims.repository_id == '74' && claims.ref == 'ab' ; claims.repository_id == '74' &&"
            + " claims.ref.startsWith('a') ; true",
        "claims.repository_id == '74' && claims.ref != 'a' ; claims.repository_id == '74'   ;"
            + " false",
        "claims.repository_id == '74' && claims.ref != 'a' ; claims.repository_id == '74' &&"
            + " claims.ref != 'a' ; true",
      })
  void two_identities_by_one_token_are_refused_where_it_can_be_decided(
      String one, String other, boolean overlap) {
    List<Problem> problems =
        check.check(
            List.of(
                Rules.github("one", "workload:prod-a", one),
                Rules.github("two", "workload:prod-b", other)));
    assertEquals(
        overlap ? List.of("trust_overlap") : List.of(),
        problems.stream().map(Problem::code).toList());
    problems.forEach(p -> assertTrue(p.message().contains("`one` and `two`"), p::message));
  }

  @Test
  void several_rules_may_prove_the_same_identity() {
    assertEquals(
        List.of(),
        check.check(
            List.of(
                Rules.github("one", "workload:prod-a", "claims.repository_id == '74'"),
                Rules.github("two", "workload:prod-a", "claims.repository_id in ['74', '75']"))));
  }

  @Test
  void the_same_condition_for_another_audience_is_no_overlap() {
    TrustRule one = Rules.github("one", "workload:prod-a", "claims.repository_id == '74'");
    TrustRule two =
        new TrustRule(
            "two",
            "workload:dev-a",
            one.issuer(),
            one.jwksUri(),
            "dev",
            one.condition(),
            one.accepted());
    assertEquals(List.of(), check.check(List.of(one, two)));
  }

  @Test
  void rules_of_one_issuer_must_agree_on_where_its_keys_are() {
    TrustRule one = Rules.github("one", "workload:prod-a", "claims.repository_id == '74'");
    TrustRule two =
        new TrustRule(
            "two",
            "workload:prod-b",
            one.issuer(),
            Optional.of("https://keys.example/jwks"),
            one.audience(),
            "claims.repository_id == '75'",
            one.accepted());
    assertEquals("trust_keys_differ", check.check(List.of(one, two)).getFirst().code());
  }

  @Test
  void many_rules_are_checked_and_the_one_overlap_among_them_is_found() {
    List<TrustRule> rules = new ArrayList<>();
    IntStream.range(0, 600)
        .forEach(i ->
            rules.add(
                Rules.github(
                    "r" + i,
                    "workload:prod-w" + i,
                    "claims.repository_id == '%d' && claims.ref == 'refs/heads/main'"
                        .formatted(i == 599 ? 17 : i))));
    List<Problem> problems = check.check(rules);
    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().message().contains("`r17` and `r599`"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "claims.ref == 'refs/heads/main' && claims.event_name == 'push'              ; ",
        "claims.environment == 'production'                                           ; ",
        "claims.ref in ['refs/heads/main', 'refs/tags/v1'] && claims.event_name in ['push',"
            + " 'schedule'] ; ",
        "claims.event_name == 'push'                      ; condition_any_branch",
        "claims.ref.startsWith('refs/heads/') && claims.event_name == 'push' ;"
            + " condition_any_branch",
        "claims.ref.startsWith('refs/heads/rel') && claims.event_name == 'push' ;"
            + " condition_any_branch",
        "claims.ref.matches('refs/heads/main') && claims.event_name == 'push' ;"
            + " condition_any_branch",
        "claims.ref != 'refs/heads/x' && claims.event_name == 'push' ; condition_any_branch",
        "claims.ref == 'main' && claims.event_name == 'push' ; condition_any_branch",
        "(claims.ref == 'refs/heads/main' || true) && claims.event_name == 'push' ;"
            + " condition_any_branch",
        "claims.ref == 'refs/heads/main'                  ; condition_pull_requests",
        "claims.ref == 'refs/heads/main' && claims.event_name == 'pull_request_target' ;"
            + " condition_pull_requests",
        "claims.ref == 'refs/heads/main' && claims.event_name in ['push', 'workflow_run'] ;"
            + " condition_pull_requests",
        "claims.ref == 'refs/heads/main' && claims.event_name != 'pull_request' ;"
            + " condition_pull_requests",
        "claims.job_workflow_ref == 'o/r/.github/workflows/d.yml@refs/heads/main' &&"
            + " claims.event_name == 'push' ; condition_any_branch",
      })
  void a_rule_open_to_any_branch_or_to_pull_requests_is_refused(String more, String expected) {
    List<Problem> problems =
        check.check(
            List.of(Rules.narrow(Rules.GITHUB, "claims.repository_id == '74' && (" + more + ")")));
    assertEquals(
        Optional.ofNullable(expected).stream().toList(),
        problems.stream().map(Problem::code).toList());
  }

  @Test
  void a_rule_may_be_wide_only_in_the_ways_that_it_accepts() {
    TrustRule wide =
        new TrustRule(
            "deploy",
            "workload:sandbox-deployer",
            Rules.GITHUB,
            Optional.empty(),
            Rules.AUDIENCE,
            "claims.repository_owner_id == '65'",
            Optional.of(new TrustRule.Accepted(Set.of(Width.ANY_SOURCE), "a sandbox")));
    assertEquals(
        List.of("condition_any_branch", "condition_pull_requests"),
        check.check(List.of(wide)).stream().map(Problem::code).toList());
  }

  @Test
  void nothing_makes_a_rule_acceptable_that_says_nothing_of_the_source() {
    for (String condition : List.of("true", "claims.iss == 'https://idp.example'")) {
      TrustRule open =
          new TrustRule(
              "deploy",
              "workload:sandbox-deployer",
              "https://idp.example",
              Optional.empty(),
              Rules.AUDIENCE,
              condition,
              Optional.of(new TrustRule.Accepted(Set.of(Width.values()), "all of it")));
      assertEquals(1, check.check(List.of(open)).size(), condition);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "https://gitlab.com ; claims.project_id == '20' && claims.ref_protected == true",
        "https://gitlab.com ; claims.project_id == 20",
        "https://gitlab.com ; claims.project_id == '20' && claims.runner_id == '1'",
        "https://oidc.circleci.com/org/o ; claims['oidc.circleci.com/project-id'] == 'p' &&"
            + " claims['oidc.circleci.com/ssh-rerun'] == 'false'",
        "https://agent.buildkite.com ; claims.pipeline_id == 'p' && claims.build_number == '1'",
        "https://token.actions.githubusercontent.com ; claims.repository_id == 74",
      })
  void a_claim_that_is_compared_with_a_value_of_another_sort_is_refused(
      String issuer, String condition) {
    Problem problem = check.check(List.of(Rules.at(issuer, condition))).getFirst();
    assertEquals("claim_sort", problem.code());
    assertTrue(problem.remedy().startsWith("write "), problem::remedy);
  }
}
