package dev.ilk.prove.federation.platform;

import dev.ilk.prove.federation.platform.Profile.Sort;

/**
 * GitLab CI/CD. Truths are texts ({@code "true"}); a tag may have the name of a branch, which
 * {@code ref} alone does not tell; a pipeline for a merge request from a fork can run in the parent
 * project with the fork's branch name, but never as protected; tokens are made when the job starts.
 *
 * @see <a href="https://docs.gitlab.com/ci/secrets/id_token_authentication/">docs.gitlab.com</a>
 */
final class GitLabCi {
  private GitLabCi() {}

  static Profile profile() {
    return Profile.of("GitLab CI/CD")
        .issuers("https://gitlab\\.com", "{url}")
        .subjectsStart("project_path:")
        .sources(Source.of("project_id"))
        .reusable("project_path", "namespace_path", "sub", "ci_config_ref_uri")
        .branches(
            Pins.of("ref_path", "refs/(heads|tags)/.+", "refs/heads/main"),
            Pins.of("ref", ".+", "main").with("ref_type", "branch|tag", "branch"),
            Pins.of("sub", "project_path:.+:ref_type:(branch|tag):ref:.+", "project_path:g/p:…"),
            Pins.of("environment", ".+", "production")
                .with("environment_protected", "true", "true"))
        .insiders(
            Pins.of("ref_protected", "true", "true"),
            Pins.of("environment_protected", "true", "true"),
            Pins.of("pipeline_source", "push|web|schedule|api|trigger|pipeline", "push"))
        .keeps(
            "project_id",
            "project_path",
            "namespace_id",
            "ref",
            "ref_type",
            "ref_path",
            "ref_protected",
            "sha",
            "environment",
            "environment_protected",
            "pipeline_id",
            "pipeline_source",
            "job_id",
            "runner_id",
            "user_id")
        .sort(Sort.NUMBER, "runner_id")
        .instance("job_id")
        .words(
            Word.address("url", "the installation's address").usually("https://gitlab.com"),
            Word.pins("project_id", "the project's number", "project_id"),
            Word.pins("project", "its path, besides the number", "project_path"),
            Word.pins("branch", "a branch", "ref_path").as("refs/heads/%s"),
            Word.pins("tag", "a tag", "ref_path").as("refs/tags/%s"),
            Word.pins("environment", "an environment", "environment"),
            Word.pins("environment_protected", "`true`", "environment_protected"),
            Word.pins("protected", "`true`, that the branch is protected", "ref_protected")
                .usually("true"))
        .says(
            "a fork, a merge request, a branch that is not protected, a tag with the branch's"
                + " name, another project of the group, or one that takes over its path",
            "");
  }
}
