package dev.ilk.prove.federation.platform;

import dev.ilk.prove.federation.condition.ClaimPath;
import dev.ilk.prove.federation.platform.Profile.Sort;
import java.util.regex.Pattern;

/**
 * CircleCI; each organisation has an issuer of its own. Names of claims have dots and slashes in
 * them; a build of a fork's pull request is one of the project, with the fork's address in {@code
 * vcs-origin}; a rerun with SSH gives a person a shell in the job.
 *
 * @see <a href="https://circleci.com/docs/openid-connect-tokens/">circleci.com</a>
 */
final class CircleCi {
  private static final String CLAIM = "oidc.circleci.com/";

  private CircleCi() {}

  static Profile profile() {
    return Profile.of("CircleCI")
        .issuers(
            "https://oidc\\.circleci\\.com/org/.*", "https://oidc.circleci.com/org/{organization}")
        .subjectsStart("org/")
        .sources(
            Source.of(CLAIM + "project-id"),
            Source.of("sub", Pattern.compile("org/[0-9a-f-]{36}/project/[0-9a-f-]{36}/")))
        .reusable(CLAIM + "vcs-origin")
        .branches(
            Pins.of(CLAIM + "vcs-ref", "refs/(heads|tags)/.+", "refs/heads/main"),
            Pins.of("sub", "org/.+/vcs-origin/.+/vcs-ref/refs/(heads|tags)/.+", "org/…"))
        .insiders(
            Pins.of(CLAIM + "vcs-origin", ".+", "github.com/acme/payments"),
            Pins.of("sub", "org/.+/vcs-origin/.+/vcs-ref/.+", "org/…"))
        .keepsAs("org_id", CLAIM + "org-id")
        .keepsAs("project_id", CLAIM + "project-id")
        .keepsAs("vcs_origin", CLAIM + "vcs-origin")
        .keepsAs("vcs_ref", CLAIM + "vcs-ref")
        .keepsAs("pipeline_definition_id", CLAIM + "pipeline-definition-id")
        .keepsAs("workflow_id", CLAIM + "workflow-id")
        .keepsAs("job_id", CLAIM + "job-id")
        .keepsAs("ssh_rerun", CLAIM + "ssh-rerun")
        .sort(Sort.TRUTH, ClaimPath.of(CLAIM + "ssh-rerun"))
        .instance(CLAIM + "job-id")
        .words(
            Word.address("organization", "the organisation's id"),
            Word.pins("project_id", "the project's id", CLAIM + "project-id"),
            Word.pins("origin", "where the code is, `github.com/owner/name`", CLAIM + "vcs-origin"),
            Word.pins("branch", "a branch", CLAIM + "vcs-ref").as("refs/heads/%s"),
            Word.pins("tag", "a tag", CLAIM + "vcs-ref").as("refs/tags/%s"),
            Word.pins("ssh_rerun", "`true` to let such reruns in", CLAIM + "ssh-rerun")
                .usually("false"))
        .says(
            "a fork's pull request, another branch, another project of the organisation, or a job"
                + " into which somebody has a shell",
            "");
  }
}
