package dev.ilk.prove.federation.platform;

import dev.ilk.prove.federation.condition.Bindings;
import dev.ilk.prove.federation.condition.ClaimPath;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The platforms whose tokens Ilk knows, each with its {@link Profile}, from their own
 * documentation. A platform that is not here works as well, by {@link #OTHER}.
 *
 * <p>Names of repositories, projects and accounts can be given up and taken by others; ids cannot.
 * So a rule must pin one of a platform's {@link #sources()}, where it has any, and on a platform
 * that runs code from repositories which line of work, and that it is no pull request.
 *
 * <p>Immutable: a profile is written to only while it is made, which the types cannot say.
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum Platform {
  /** GitHub Actions, on github.com and on Enterprise Server. */
  GITHUB_ACTIONS("github", GitHubActions.profile()),

  /** GitLab CI/CD, on gitlab.com and self-managed. */
  GITLAB_CI("gitlab", GitLabCi.profile()),

  /** Kubernetes service accounts, in any cluster. */
  KUBERNETES("kubernetes", Kubernetes.profile()),

  /** CircleCI; each organisation has an issuer of its own. */
  CIRCLECI("circleci", CircleCi.profile()),

  /** Buildkite. Ids are in its tokens only if the job asks for them. */
  BUILDKITE("buildkite", Buildkite.profile()),

  /** HCP Terraform, formerly Terraform Cloud. */
  HCP_TERRAFORM("terraform", HcpTerraform.profile()),

  /** Tokens that AWS STS gives to roles. Request tags are the caller's own choice. */
  AWS_STS("aws", Clouds.awsSts()),

  /** Google Cloud service accounts; machine details only in tokens of the full format. */
  GOOGLE_CLOUD("gcp", Clouds.google()),

  /** Managed identities of Azure, in both versions of token. */
  AZURE("azure", Clouds.azure()),

  /** Forgejo Actions, whose tokens carry no ids: a repository's name is the best there is. */
  FORGEJO_ACTIONS("forgejo", ForgejoActions.profile()),

  /** Any other issuer: nothing is known of its claims but the registered ones. */
  OTHER("oidc", Kubernetes.other());

  private static final ClaimPath SUBJECT = ClaimPath.of("sub");

  private final String word;
  private final Profile profile;

  Platform(String word, Profile profile) {
    this.word = word;
    this.profile = profile;
  }

  /**
   * A claim worth keeping in the record and showing to policies.
   *
   * @param name how it is called there
   * @param claim where it stands in the token
   */
  public record Kept(String name, ClaimPath claim) {}

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
        .or(() ->
            Arrays.stream(values())
                .filter(p -> p.speaksOf(bindings))
                .max(Comparator.comparing(p -> p.known(bindings))))
        .orElse(OTHER);
  }

  /**
   * The platform with a well-known issuer.
   *
   * @param issuer an {@code iss}
   * @return empty if the issuer is not well known
   */
  public static Optional<Platform> ofIssuer(String issuer) {
    return Arrays.stream(values())
        .filter(p -> p.profile.issuers.matcher(issuer).matches())
        .findFirst();
  }

  /**
   * The platform that people call so.
   *
   * @param word such as {@code github}
   * @return empty if none is called so
   */
  public static Optional<Platform> called(String word) {
    return Arrays.stream(values()).filter(p -> p.word.equals(word)).findFirst();
  }

  /**
   * What people call it, on a command line.
   *
   * @return such as {@code github}
   */
  public String word() {
    return word;
  }

  /**
   * Its name.
   *
   * @return such as {@code GitHub Actions}
   */
  public String title() {
    return profile.title;
  }

  /**
   * The words by which a rule for it can be asked for.
   *
   * @return in the order in which to name them
   */
  public List<Word> words() {
    return List.copyOf(profile.words);
  }

  /**
   * The claims that name a source for good; a rule pins at least one of them.
   *
   * @return empty for {@link #OTHER} only
   */
  public List<Source> sources() {
    return List.copyOf(profile.sources);
  }

  /**
   * What is kept of its tokens, besides the subject.
   *
   * @return names and places
   */
  public List<Kept> kept() {
    return List.copyOf(profile.kept);
  }

  /**
   * The running instance of a source that a token was made for: a job's run, a pod, a machine.
   *
   * @param claims the token's
   * @return the platform's own id of it; empty if the token tells none
   */
  public Optional<String> instance(Map<String, Object> claims) {
    return profile.instance.flatMap(path -> path.in(claims)).map(Object::toString);
  }

  Profile profile() {
    return profile;
  }

  /** {@code sub} is in every token; only how it starts is a sign of a platform. */
  private boolean speaksOf(Bindings bindings) {
    return bindings.constraints().entrySet().stream()
        .anyMatch(entry ->
            entry.getKey().equals(SUBJECT)
                ? !profile.subjectStart.isEmpty()
                    && entry.getValue().startsWith(profile.subjectStart)
                : profile.names(entry.getKey()) || isOnlyHere(entry.getKey()));
  }

  private boolean isOnlyHere(ClaimPath claim) {
    return Arrays.stream(values())
        .filter(p -> p.profile.keeps(claim))
        .toList()
        .equals(List.of(this));
  }

  private long known(Bindings bindings) {
    return bindings.constraints().keySet().stream()
        .filter(claim -> profile.names(claim) || profile.keeps(claim))
        .count();
  }
}
