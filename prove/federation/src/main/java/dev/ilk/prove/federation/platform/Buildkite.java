package dev.ilk.prove.federation.platform;

import dev.ilk.prove.federation.platform.Profile.Sort;
import java.util.regex.Pattern;

/**
 * Buildkite. What its tokens carry by themselves are slugs, which can be renamed and taken; ids are
 * there if the job asks for them. {@code build_number} is a number; {@code step_key} may be null.
 *
 * @see <a href="https://buildkite.com/docs/agent/cli/reference/oidc">buildkite.com</a>
 */
final class Buildkite {
  private Buildkite() {}

  static Profile profile() {
    return Profile.of("Buildkite")
        .issuers("https://agent\\.buildkite\\.com", "https://agent.buildkite.com")
        .subjectsStart("organization:")
        .sources(Source.of("pipeline_id"), Source.of("sub", Pattern.compile("[0-9a-f-]{36}$")))
        .reusable("pipeline_slug", "organization_slug", "sub")
        .branches(
            Pins.of("build_branch", ".+", "main"),
            Pins.of("build_tag", ".+", "v1.0.0"),
            Pins.of("sub", "organization:.+:ref:refs/(heads|tags)/.+", "organization:o:…"))
        .hint("; the job asks for it with `--claim pipeline_id`")
        .keeps(
            "organization_slug",
            "organization_id",
            "pipeline_slug",
            "pipeline_id",
            "build_number",
            "build_branch",
            "build_tag",
            "build_commit",
            "build_source",
            "step_key",
            "job_id",
            "agent_id")
        .sort(Sort.NUMBER, "build_number")
        .instance("job_id")
        .words(
            Word.pins("organization_id", "the organisation's id", "organization_id"),
            Word.pins("pipeline_id", "the pipeline's id", "pipeline_id"),
            Word.pins("branch", "a branch", "build_branch"),
            Word.pins("tag", "a tag", "build_tag"),
            Word.pins("step", "the step's key", "step_key"))
        .says(
            "another branch, another pipeline of the organisation, or one that takes over a slug",
            "the job asks for its token with `--claim pipeline_id`; and let Buildkite prefix the"
                + " branch names of forks, or build none, since a fork's branch may be called"
                + " alike");
  }
}
