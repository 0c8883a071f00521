package dev.ilk.prove.federation.platform;

import java.util.regex.Pattern;

/**
 * GitHub Actions. Names of repositories and owners can be given up and taken by others; the subject
 * can be composed anew by an organisation; a workflow for {@code pull_request_target} or {@code
 * workflow_run} runs on the default branch, at the wish of somebody who can only fork; and {@code
 * job_workflow_ref} names the workflow that is called, which any repository may call.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/security/oidc">docs.github.com/en/actions/reference/security/oidc</a>
 */
final class GitHubActions {
  /** Events that only those who may write can cause. */
  private static final String INSIDE =
      "push|workflow_dispatch|repository_dispatch|schedule|release|create|deployment"
          + "|deployment_status|merge_group|registry_package|workflow_call";

  private GitHubActions() {}

  static Profile profile() {
    return Profile.of("GitHub Actions")
        .issuers(
            "https://token\\.actions\\.githubusercontent\\.com(/[^/]+)?|https://[^/]+/_services/token",
            "https://token.actions.githubusercontent.com")
        .subjectsStart("repo:")
        .sources(
            Source.of("repository_id"),
            Source.of("sub", Pattern.compile("repo:[^/@:]+@[0-9]+/[^/@:]+@[0-9]+:")))
        .reusable("repository", "job_workflow_ref", "workflow_ref", "sub", "repository_owner")
        .branches(
            Pins.of("ref", "refs/(heads|tags)/.+", "refs/heads/main"),
            Pins.of("environment", ".+", "production"),
            Pins.of(
                "sub",
                "repo:.+:(ref:refs/(heads|tags)/.+|environment:.+)",
                "repo:o@1/r@2:ref:refs/heads/main"))
        .insiders(
            Pins.of("event_name", INSIDE, "push"),
            Pins.of("environment", ".+", "production"),
            Pins.of("sub", "repo:.+:environment:.+", "repo:o@1/r@2:environment:production"))
        .keeps(
            "repository",
            "repository_id",
            "repository_owner_id",
            "ref",
            "ref_protected",
            "sha",
            "workflow_ref",
            "job_workflow_ref",
            "environment",
            "event_name",
            "run_id",
            "run_attempt",
            "runner_environment",
            "actor_id")
        .instance("run_id")
        .words(
            Word.pins("repository_id", "the repository's number", "repository_id"),
            Word.pins("owner_id", "the owner's number", "repository_owner_id"),
            Word.pins("repository", "its name, `owner/name`, besides the number", "repository"),
            Word.pins("branch", "a branch", "ref").as("refs/heads/%s"),
            Word.pins("tag", "a tag", "ref").as("refs/tags/%s"),
            Word.pins("environment", "a deployment environment", "environment"),
            Word.pins("event", "what may start it", "event_name")
                .usually("push,workflow_dispatch,schedule", "environment"),
            Word.pins("workflow", "a reusable workflow, `o/r/path@ref`", "job_workflow_ref"))
        .says(
            "a fork, a pull request, another branch, another repository of the owner, or one that"
                + " takes over the repository's name",
            "if it names an environment, protect it at GitHub: there, its rules decide which"
                + " branches may use it");
  }
}
