package dev.ilk.prove.federation.platform;

/**
 * HCP Terraform. A speculative plan runs for anyone's pull request, with the workspace's identity,
 * in the phase {@code plan}; names, which stand in the subject, may have spaces and change.
 */
final class HcpTerraform {
  private HcpTerraform() {}

  static Profile profile() {
    return Profile.of("HCP Terraform")
        .issuers("https://app\\.terraform\\.io", "{url}")
        .subjectsStart("organization:")
        .sources(Source.of("terraform_workspace_id"))
        .reusable("terraform_workspace_name", "terraform_full_workspace", "sub")
        .insiders(
            Pins.of("terraform_run_phase", "apply", "apply"),
            Pins.of("sub", "organization:.+:run_phase:apply", "organization:o:…:run_phase:apply"))
        .keeps(
            "terraform_organization_id",
            "terraform_project_id",
            "terraform_workspace_id",
            "terraform_workspace_name",
            "terraform_run_id",
            "terraform_run_phase")
        .instance("terraform_run_id")
        .words(
            Word.address("url", "the installation's address").usually("https://app.terraform.io"),
            Word.pins("workspace_id", "the workspace's id, `ws-…`", "terraform_workspace_id"),
            Word.pins("organization_id", "the organisation's id", "terraform_organization_id"),
            Word.pins("phase", "`apply`; `plan` runs for pull requests too", "terraform_run_phase")
                .usually("apply"))
        .says(
            "a plan, which pull requests can start, another workspace of the organisation, or one"
                + " that takes over a name",
            "");
  }
}
