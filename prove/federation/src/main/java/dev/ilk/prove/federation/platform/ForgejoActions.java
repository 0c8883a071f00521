package dev.ilk.prove.federation.platform;

/**
 * Forgejo Actions, whose tokens carry no ids and no {@code jti}: a repository's name is the best
 * there is, and a token cannot be asked to be new.
 */
final class ForgejoActions {
  private ForgejoActions() {}

  static Profile profile() {
    return Profile.of("Forgejo Actions")
        .issuers("https?://[^/]+(/.*)?/api/actions", "{url}/api/actions")
        .subjectsStart("repo:")
        .sources(Source.of("repository"))
        .branches(
            Pins.of("ref", "refs/(heads|tags)/.+", "refs/heads/main"),
            Pins.of("sub", "repo:.+:ref:refs/(heads|tags)/.+", "repo:o/r:ref:refs/heads/main"))
        .insiders(Pins.of("event_name", "push|workflow_dispatch|schedule|release|create", "push"))
        .keeps(
            "repository",
            "repository_owner",
            "ref",
            "ref_protected",
            "sha",
            "workflow_ref",
            "event_name",
            "run_id")
        .instance("run_id")
        .words(
            Word.address("url", "the installation's address"),
            Word.pins("repository", "its name, `owner/name`", "repository"),
            Word.pins("branch", "a branch", "ref").as("refs/heads/%s"),
            Word.pins("tag", "a tag", "ref").as("refs/tags/%s"),
            Word.pins("event", "what may start it", "event_name")
                .usually("push,workflow_dispatch,schedule"))
        .says(
            "a fork, a pull request, another branch, or another repository of the owner",
            "the platform gives repositories no lasting number: whoever takes over the name is"
                + " let in, so never give the name up");
  }
}
