package dev.ilk.prove.federation.trust;

import dev.ilk.prove.federation.platform.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is known to go wrong with each platform's tokens: changes to a good token that a safe rule
 * must not believe, and rules that people write and that must not be accepted.
 */
final class Traps {
  private static final String CIRCLE = "oidc.circleci.com/";
  private static final String STS = "https://sts.amazonaws.com/";

  /** A platform with a good token of its own and the words for a safe rule about it. */
  record Case(
      Platform platform,
      String sample,
      int index,
      Map<String, String> words,
      Consumer<Map<String, Object>> good,
      List<Token> tokens,
      List<Rule> rules) {}

  /** A token that must not be believed. */
  record Token(String trap, Consumer<Map<String, Object>> change) {}

  /** A condition that must not be accepted. */
  record Rule(String trap, String condition) {}

  private final List<Token> tokens = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  private Traps() {}

  private Traps token(String trap, Consumer<Map<String, Object>> change) {
    tokens.add(new Token(trap, change));
    return this;
  }

  private Traps token(String trap, String claim, Object value) {
    return token(trap, claims -> claims.put(claim, value));
  }

  private Traps rule(String trap, String condition) {
    rules.add(new Rule(trap, condition));
    return this;
  }

  private Case of(
      Platform platform,
      String sample,
      int index,
      Map<String, String> words,
      Consumer<Map<String, Object>> good) {
    return new Case(platform, sample, index, words, good, tokens, rules);
  }

  static List<Case> all() {
    return List.of(
        gitHub(),
        gitLab(),
        circleCi(),
        buildkite(),
        terraform(),
        forgejo(),
        kubernetes(),
        aws(),
        google(),
        azure(),
        other());
  }

  private static Case gitHub() {
    return new Traps()
        .token("a fork, by its own number", "repository_id", "7400")
        .token(
            "another repository that took over the name",
            claims -> {
              claims.put("repository_id", "9001");
              claims.put("sub", "repo:octo-org@65/octo-repo@9001:ref:refs/heads/main");
            })
        .token("the repository sold to another owner", "repository_owner_id", "66")
        .token("another branch", "ref", "refs/heads/feature")
        .token("a tag called like the branch", "ref", "refs/tags/main")
        .token(
            "a pull request",
            claims -> {
              claims.put("event_name", "pull_request");
              claims.put("ref", "refs/pull/7/merge");
            })
        .token(
            "pull_request_target: a fork's wish on the main branch",
            "event_name",
            "pull_request_target")
        .token("workflow_run after a fork's pull request", "event_name", "workflow_run")
        .token("no ref at all", claims -> claims.remove("ref"))
        .token("a number where a text is meant", "repository_id", 74L)
        .rule("the name only", "claims.repository == 'octo-org/octo-repo'")
        .rule("the owner only", "claims.repository_owner_id == '65'")
        .rule(
            "a reusable workflow, which any repository may call",
            "claims.job_workflow_ref =="
                + " 'octo-org/octo-automation/.github/workflows/oidc.yml@refs/heads/main'")
        .rule("a subject made of names", "claims.sub == 'repo:octo-org/octo-repo:environment:prod'")
        .rule("an immutable subject of the owner", "claims.sub.startsWith('repo:octo-org@65/')")
        .rule("any branch", "claims.repository_id == '74' && claims.event_name == 'push'")
        .rule(
            "a pattern that is not anchored",
            "claims.repository_id == '74' && claims.event_name == 'push' &&"
                + " claims.ref.matches('refs/heads/main')")
        .rule("pull requests", "claims.repository_id == '74' && claims.ref == 'refs/heads/main'")
        .of(
            Platform.GITHUB_ACTIONS,
            "github-actions",
            0,
            Map.of("repository_id", "74", "owner_id", "65", "branch", "main"),
            claims -> {
              claims.put("sub", "repo:octo-org@65/octo-repo@74:ref:refs/heads/main");
              claims.put("event_name", "push");
            });
  }

  private static Case gitLab() {
    return new Traps()
        .token("a fork, by its own number", "project_id", "21")
        .token("another branch", "ref_path", "refs/heads/feature")
        .token("a tag called like the branch", "ref_path", "refs/tags/main")
        .token(
            "a fork's merge request, run in the parent project",
            claims -> {
              claims.put("pipeline_source", "merge_request_event");
              claims.put("ref_protected", "false");
            })
        .token("a truth value where a text is meant", "ref_protected", true)
        .rule("the path only", "claims.project_path == 'my-group/my-project'")
        .rule("the group only", "claims.namespace_id == '72'")
        .rule(
            "`true` without quotation marks",
            "claims.project_id == '20' && claims.ref_path == 'refs/heads/main' &&"
                + " claims.ref_protected == true")
        .rule(
            "a branch that may be a tag",
            "claims.project_id == '20' && claims.ref == 'main' && claims.ref_protected == 'true'")
        .rule("merge requests", "claims.project_id == '20' && claims.ref_path == 'refs/heads/main'")
        .of(
            Platform.GITLAB_CI,
            "gitlab-ci",
            0,
            Map.of("url", "https://gitlab.example.com", "project_id", "20", "branch", "main"),
            claims -> {
              claims.put("ref", "main");
              claims.put("ref_path", "refs/heads/main");
              claims.put("ref_protected", "true");
              claims.put("sub", "project_path:my-group/my-project:ref_type:branch:ref:main");
            });
  }

  private static Case circleCi() {
    return new Traps()
        .token("a fork's pull request", CIRCLE + "vcs-origin", "github.com/mallory/some-repo")
        .token("another branch", CIRCLE + "vcs-ref", "refs/heads/feature")
        .token("another project", CIRCLE + "project-id", "00000000-fbdc-4d9a-93c4-ac065ed3c3ca")
        .token("a rerun with a shell", CIRCLE + "ssh-rerun", true)
        .token(
            "a custom webhook, without a branch",
            claims -> {
              claims.remove(CIRCLE + "vcs-ref");
              claims.remove(CIRCLE + "vcs-origin");
            })
        .rule("the name only", "claims['oidc.circleci.com/vcs-origin'] == 'github.com/o/r'")
        .rule(
            "forks",
            "claims['oidc.circleci.com/project-id'] == 'p' &&"
                + " claims['oidc.circleci.com/vcs-ref'] == 'refs/heads/main'")
        .rule(
            "a text where a truth value is meant",
            "claims['oidc.circleci.com/project-id'] == 'p' &&"
                + " claims['oidc.circleci.com/ssh-rerun'] == 'false'")
        .of(
            Platform.CIRCLECI,
            "circleci",
            0,
            Map.of(
                "organization", "c9035eb6-6eb2-4c85-8a81-d9ee6a1fa8c2",
                "project_id", "ecc458d2-fbdc-4d9a-93c4-ac065ed3c3ca",
                "origin", "github.com/some-org/some-repo",
                "branch", "main"),
            claims -> {});
  }

  private static Case buildkite() {
    return new Traps()
        .token("a pipeline that took over the slug", "pipeline_id", "0199-other")
        .token("a token without the id", claims -> claims.remove("pipeline_id"))
        .token("another branch", "build_branch", "feature")
        .token("a fork, its branch prefixed", "build_branch", "mallory:main")
        .rule("slugs only", "claims.pipeline_slug == 'super-duper-app'")
        .rule("the organisation only", "claims.organization_id == 'o'")
        .rule("any branch", "claims.pipeline_id == 'p'")
        .rule(
            "a text where a number is meant",
            "claims.pipeline_id == 'p' && claims.build_number == '1'")
        .of(
            Platform.BUILDKITE,
            "buildkite",
            0,
            Map.of("pipeline_id", "0191f956-042f-7ec4-aa62-8e5eeae396d0", "branch", "main"),
            claims -> claims.put("pipeline_id", "0191f956-042f-7ec4-aa62-8e5eeae396d0"));
  }

  private static Case terraform() {
    return new Traps()
        .token("a plan, which a pull request started", "terraform_run_phase", "plan")
        .token("another workspace under the old name", "terraform_workspace_id", "ws-other")
        .rule("the name only", "claims.terraform_workspace_name == 'my-workspace'")
        .rule("the organisation only", "claims.terraform_organization_id == 'org-GRNbCjYNpBB6NEH9'")
        .rule("plans", "claims.terraform_workspace_id == 'ws-mbsd5E3Ktt5Rg2Xm'")
        .of(
            Platform.HCP_TERRAFORM,
            "hcp-terraform",
            0,
            Map.of("workspace_id", "ws-mbsd5E3Ktt5Rg2Xm"),
            claims -> {});
  }

  private static Case forgejo() {
    return new Traps()
        .token("a fork", "repository", "mallory/app")
        .token("another branch", "ref", "refs/heads/feature")
        .token("a pull request on the target's branch", "event_name", "pull_request_target")
        .rule("the owner only", "claims.repository_owner == 'team'")
        .rule("any branch", "claims.repository == 'team/app' && claims.event_name == 'push'")
        .rule("pull requests", "claims.repository == 'team/app' && claims.ref == 'refs/heads/main'")
        .of(
            Platform.FORGEJO_ACTIONS,
            "",
            0,
            Map.of("url", "https://code.example.org", "repository", "team/app", "branch", "main"),
            claims -> {
              claims.put("aud", "");
              claims.put("sub", "repo:team/app:ref:refs/heads/main");
              claims.put("repository", "team/app");
              claims.put("repository_owner", "team");
              claims.put("ref", "refs/heads/main");
              claims.put("event_name", "push");
            });
  }

  private static Case kubernetes() {
    return new Traps()
        .token(
            "an account made anew under the same name",
            claims -> account(claims).put("uid", "00000000-d5a0-e1dd-43ec-93acf13d89cd"))
        .token("the dotted claim flattened", claims -> flatten(claims))
        .token(
            "for the cluster's own interface as well",
            claims ->
                claims.put(
                    "aud",
                    List.of(
                        "https://ilk.example/e/prod/workload", "https://kubernetes.default.svc")))
        .rule("names only", "claims.sub == 'system:serviceaccount:kube-system:coredns'")
        .rule("the namespace only", "claims['kubernetes.io'].namespace == 'kube-system'")
        .of(
            Platform.KUBERNETES,
            "kubernetes",
            0,
            Map.of(
                "issuer", "https://kubernetes.default.svc",
                "namespace", "kube-system",
                "uid", "a087d5a0-e1dd-43ec-93ac-f13d89cd13af"),
            claims -> {});
  }

  private static Case aws() {
    return new Traps()
        .token("another role", "sub", "arn:aws:iam::123456789012:role/Other")
        .token(
            "the role's name in another account",
            claims -> claims.put(STS, Map.of("aws_account", "999999999999")))
        .rule(
            "tags of the caller's choice",
            "claims['https://sts.amazonaws.com/'].request_tags.priority == 'high'")
        .rule(
            "the account only",
            "claims['https://sts.amazonaws.com/'].aws_account == '123456789012'")
        .rule("the beginning of a role", "claims.sub.startsWith('arn:aws:iam::123456789012:role/')")
        .of(
            Platform.AWS_STS,
            "aws-sts-outbound",
            0,
            Map.of(
                "account_issuer", "abc123-def456-ghi789-jkl012",
                "role", "arn:aws:iam::123456789012:role/DataProcessingRole",
                "account", "123456789012"),
            claims -> {});
  }

  private static Case google() {
    return new Traps()
        .token("a person's token of the same issuer", "sub", "100000000000000000001")
        .token(
            "another machine of the service account",
            claims -> claims.put("google", Map.of("compute_engine", Map.of("instance_id", "1"))))
        .token("not in the full format", claims -> claims.remove("google"))
        .rule(
            "the address only",
            "claims.email == '1071284184436-compute@developer.gserviceaccount.com'")
        .rule("the project only", "claims.google.compute_engine.project_id == 'example-project'")
        .of(
            Platform.GOOGLE_CLOUD,
            "gcp",
            0,
            Map.of(
                "service_account_id", "112179062720391305885",
                "instance_id", "4080561024171678567"),
            claims -> {});
  }

  private static Case azure() {
    return new Traps()
        .token("another identity", "oid", "00000000-4444-5555-6666-777777777777")
        .token("another tenant", "tid", "00000000-2222-3333-4444-555555555555")
        .token(
            "version 1, from the other issuer",
            "iss",
            "https://sts.windows.net/11111111-2222-3333-4444-555555555555/")
        .rule("the tenant only", "claims.tid == '11111111-2222-3333-4444-555555555555'")
        .rule(
            "a resource's path, in one spelling",
            "claims.xms_mirid == '/subscriptions/0/resourcegroups/g/providers/p/v/vm'")
        .of(
            Platform.AZURE,
            "azure-managed-identity",
            0,
            Map.of(
                "tenant", "11111111-2222-3333-4444-555555555555",
                "object_id", "33333333-4444-5555-6666-777777777777"),
            claims -> {});
  }

  private static Case other() {
    return new Traps()
        .token("another subject", "sub", "service-2")
        .token("a subject that begins alike", "sub", "service-10")
        .rule("nothing but the issuer", "claims.iss == 'https://idp.example'")
        .rule("a group", "claims.groups.exists(g, g == 'ci')")
        .of(
            Platform.OTHER,
            "",
            0,
            Map.of("issuer", "https://idp.example", "subject", "service-1"),
            claims -> {
              claims.put("aud", "");
              claims.put("sub", "service-1");
            });
  }

  private static void flatten(Map<String, Object> claims) {
    claims.remove("kubernetes.io");
    claims.put("kubernetes", Map.of("io", Map.of("serviceaccount", Map.of("uid", "a087"))));
  }

  /** The account's own members, in copies that may be written to. */
  private static Map<String, Object> account(Map<String, Object> claims) {
    Map<String, Object> outer = copy(claims.get("kubernetes.io"));
    Map<String, Object> account = copy(outer.get("serviceaccount"));
    outer.put("serviceaccount", account);
    claims.put("kubernetes.io", outer);
    return account;
  }

  private static Map<String, Object> copy(Object members) {
    Map<String, Object> copy = new LinkedHashMap<>();
    ((Map<?, ?>) members).forEach((name, value) -> copy.put((String) name, value));
    return copy;
  }
}
