package dev.ilk.prove.federation.platform;

import dev.ilk.prove.federation.condition.Bindings;
import dev.ilk.prove.federation.condition.ClaimPath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The platforms whose tokens Ilk knows, one row each, from their own documentation. A platform that
 * is not here works as well, by {@link #OTHER}.
 *
 * <p>Names of repositories, projects and accounts can be given up and taken by others; ids cannot.
 * So a rule must pin one of a platform's {@link #sources()}, where it has any.
 *
 * <p>Immutable: every collection is made by {@code List.of} or its like, which the types cannot
 * say.
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum Platform {
  /** GitHub Actions, on github.com and on Enterprise Server. */
  GITHUB_ACTIONS(
      "https://token\\.actions\\.githubusercontent\\.com(/[^/]+)?|https://[^/]+/_services/token",
      "repo:",
      List.of(
          Source.of("repository_id"),
          Source.of("sub", Pattern.compile("repo:[^/@:]+@[0-9]+/[^/@:]+@[0-9]+:"))),
      paths("repository", "job_workflow_ref", "workflow_ref", "sub", "repository_owner"),
      "",
      List.of(
          Kept.of("repository"),
          Kept.of("repository_id"),
          Kept.of("repository_owner_id"),
          Kept.of("ref"),
          Kept.of("sha"),
          Kept.of("workflow_ref"),
          Kept.of("job_workflow_ref"),
          Kept.of("environment"),
          Kept.of("event_name"),
          Kept.of("run_id"),
          Kept.of("run_attempt"),
          Kept.of("runner_environment"),
          Kept.of("actor_id"))),

  /** GitLab CI/CD, on gitlab.com and self-managed. */
  GITLAB_CI(
      "https://gitlab\\.com",
      "project_path:",
      List.of(Source.of("project_id")),
      paths("project_path", "namespace_path", "sub", "ci_config_ref_uri"),
      "",
      List.of(
          Kept.of("project_id"),
          Kept.of("project_path"),
          Kept.of("namespace_id"),
          Kept.of("ref"),
          Kept.of("ref_type"),
          Kept.of("ref_protected"),
          Kept.of("sha"),
          Kept.of("environment"),
          Kept.of("environment_protected"),
          Kept.of("pipeline_id"),
          Kept.of("pipeline_source"),
          Kept.of("job_id"),
          Kept.of("runner_id"),
          Kept.of("user_id"))),

  /** Kubernetes service accounts, in any cluster. */
  KUBERNETES(
      "https://kubernetes\\.default\\.svc.*|https://oidc\\.eks\\..*|https://container\\.googleapis\\.com/.*",
      "system:serviceaccount:",
      List.of(Source.of("kubernetes.io", "serviceaccount", "uid")),
      Set.of(
          ClaimPath.of("kubernetes.io", "serviceaccount", "name"),
          ClaimPath.of("kubernetes.io", "namespace"),
          ClaimPath.of("sub")),
      "",
      List.of(
          Kept.of("namespace", "kubernetes.io", "namespace"),
          Kept.of("serviceaccount", "kubernetes.io", "serviceaccount", "name"),
          Kept.of("serviceaccount_uid", "kubernetes.io", "serviceaccount", "uid"),
          Kept.of("pod", "kubernetes.io", "pod", "name"),
          Kept.of("pod_uid", "kubernetes.io", "pod", "uid"),
          Kept.of("node", "kubernetes.io", "node", "name"))),

  /** CircleCI; each organisation has an issuer of its own. */
  CIRCLECI(
      "https://oidc\\.circleci\\.com/org/.*",
      "org/",
      List.of(
          Source.of("oidc.circleci.com/project-id"),
          Source.of("sub", Pattern.compile("org/[0-9a-f-]{36}/project/[0-9a-f-]{36}/"))),
      paths("oidc.circleci.com/vcs-origin"),
      "",
      List.of(
          Kept.of("org_id", "oidc.circleci.com/org-id"),
          Kept.of("project_id", "oidc.circleci.com/project-id"),
          Kept.of("vcs_origin", "oidc.circleci.com/vcs-origin"),
          Kept.of("vcs_ref", "oidc.circleci.com/vcs-ref"),
          Kept.of("pipeline_definition_id", "oidc.circleci.com/pipeline-definition-id"),
          Kept.of("workflow_id", "oidc.circleci.com/workflow-id"),
          Kept.of("job_id", "oidc.circleci.com/job-id"),
          Kept.of("ssh_rerun", "oidc.circleci.com/ssh-rerun"))),

  /** Buildkite. Ids are in its tokens only if the job asks for them. */
  BUILDKITE(
      "https://agent\\.buildkite\\.com",
      "organization:",
      List.of(Source.of("pipeline_id"), Source.of("sub", Pattern.compile("[0-9a-f-]{36}$"))),
      paths("pipeline_slug", "organization_slug", "sub"),
      "; the job asks for it with `--claim pipeline_id`",
      List.of(
          Kept.of("organization_slug"),
          Kept.of("pipeline_slug"),
          Kept.of("pipeline_id"),
          Kept.of("build_number"),
          Kept.of("build_branch"),
          Kept.of("build_commit"),
          Kept.of("build_source"),
          Kept.of("step_key"),
          Kept.of("job_id"),
          Kept.of("agent_id"))),

  /** HCP Terraform, formerly Terraform Cloud. */
  HCP_TERRAFORM(
      "https://app\\.terraform\\.io",
      "organization:",
      List.of(Source.of("terraform_workspace_id")),
      paths("terraform_workspace_name", "terraform_full_workspace", "sub"),
      "",
      List.of(
          Kept.of("terraform_organization_id"),
          Kept.of("terraform_project_id"),
          Kept.of("terraform_workspace_id"),
          Kept.of("terraform_workspace_name"),
          Kept.of("terraform_run_id"),
          Kept.of("terraform_run_phase"))),

  /** Tokens that AWS STS gives to roles. Request tags are the caller's own choice. */
  AWS_STS(
      "https://[0-9a-z-]+\\.tokens\\.sts\\.global\\.api\\.aws",
      "arn:",
      List.of(Source.of("sub")),
      Set.of(),
      "",
      List.of(
          Kept.of("aws_account", "https://sts.amazonaws.com/", "aws_account"),
          Kept.of("source_region", "https://sts.amazonaws.com/", "source_region"),
          Kept.of("org_id", "https://sts.amazonaws.com/", "org_id"),
          Kept.of("lambda_function", "https://sts.amazonaws.com/", "lambda_source_function_arn"))),

  /** Google Cloud service accounts; machine details only in tokens of the full format. */
  GOOGLE_CLOUD(
      "https://accounts\\.google\\.com",
      "",
      List.of(Source.of("sub"), Source.of("google", "compute_engine", "instance_id")),
      paths("email"),
      "",
      List.of(
          Kept.of("project_id", "google", "compute_engine", "project_id"),
          Kept.of("instance_id", "google", "compute_engine", "instance_id"),
          Kept.of("instance_name", "google", "compute_engine", "instance_name"),
          Kept.of("zone", "google", "compute_engine", "zone"))),

  /** Managed identities of Azure, in both versions of token. */
  AZURE(
      "https://login\\.microsoftonline\\.com/.*|https://sts\\.windows\\.net/.*",
      "",
      List.of(Source.of("oid"), Source.of("sub"), Source.of("appid"), Source.of("azp")),
      paths("xms_mirid", "xms_az_rid"),
      "",
      List.of(
          Kept.of("tid"), Kept.of("oid"), Kept.of("appid"), Kept.of("azp"), Kept.of("xms_mirid"))),

  /** Forgejo Actions, whose tokens carry no ids: a repository's name is the best there is. */
  FORGEJO_ACTIONS(
      "https?://[^/]+(/.*)?/api/actions",
      "repo:",
      List.of(Source.of("repository")),
      Set.of(),
      "",
      List.of(
          Kept.of("repository"),
          Kept.of("ref"),
          Kept.of("ref_protected"),
          Kept.of("sha"),
          Kept.of("workflow_ref"),
          Kept.of("event_name"),
          Kept.of("run_id"))),

  /** Any other issuer: nothing is known of its claims but the registered ones. */
  OTHER("", "", List.of(), Set.of(), "", List.of());

  private static final ClaimPath SUBJECT = ClaimPath.of("sub");

  private final Pattern issuers;
  private final String subjectStart;
  private final List<Source> sources;
  private final Set<ClaimPath> reusable;
  private final String hint;
  private final List<Kept> kept;

  Platform(
      String issuers,
      String subjectStart,
      List<Source> sources,
      Set<ClaimPath> reusable,
      String hint,
      List<Kept> kept) {
    this.issuers = Pattern.compile(issuers);
    this.subjectStart = subjectStart;
    this.sources = sources;
    this.reusable = reusable;
    this.hint = hint;
    this.kept = kept;
  }

  /**
   * A claim worth keeping in the record and showing to policies.
   *
   * @param name how it is called there
   * @param claim where it stands in the token
   */
  public record Kept(String name, ClaimPath claim) {
    static Kept of(String name) {
      return new Kept(name, ClaimPath.of(name));
    }

    static Kept of(String name, String... claim) {
      return new Kept(name, ClaimPath.of(claim));
    }
  }

  /**
   * The platform that a rule is about: known by its issuer or, for installations of one's own, by
   * the claims that the condition pins.
   *
   * @param issuer the rule's issuer
   * @param bindings what the rule's condition implies
   * @return {@link #OTHER} if it is none of the known ones
   */
  public static Platform of(String issuer, Bindings bindings) {
    return ofIssuer(issuer)
        .or(() -> Arrays.stream(values()).filter(p -> p.speaksOf(bindings)).findFirst())
        .orElse(OTHER);
  }

  /**
   * The platform with a well-known issuer.
   *
   * @param issuer an {@code iss}
   * @return empty if the issuer is not well known
   */
  public static Optional<Platform> ofIssuer(String issuer) {
    return Arrays.stream(values()).filter(p -> p.issuers.matcher(issuer).matches()).findFirst();
  }

  /**
   * The claims that name a source for good; a rule pins at least one of them.
   *
   * @return empty for {@link #OTHER} only
   */
  public List<Source> sources() {
    return sources;
  }

  /**
   * The claims that name a source until its name changes hands.
   *
   * @return may be empty
   */
  public Set<ClaimPath> reusable() {
    return reusable;
  }

  /**
   * How to get the claims that name a source for good, where that takes doing.
   *
   * @return the end of a sentence, or empty
   */
  public String hint() {
    return hint;
  }

  /**
   * What is kept of its tokens, besides the subject.
   *
   * @return names and places
   */
  public List<Kept> kept() {
    return kept;
  }

  /** {@code sub} is in every token; only how it starts is a sign of a platform. */
  private boolean speaksOf(Bindings bindings) {
    return bindings.constraints().entrySet().stream()
        .anyMatch(entry ->
            entry.getKey().equals(SUBJECT)
                ? !subjectStart.isEmpty() && entry.getValue().startsWith(subjectStart)
                : reusable.contains(entry.getKey())
                    || sources.stream().anyMatch(s -> s.claim().equals(entry.getKey())));
  }

  private static Set<ClaimPath> paths(String... names) {
    return Arrays.stream(names).map(ClaimPath::of).collect(Collectors.toUnmodifiableSet());
  }
}
