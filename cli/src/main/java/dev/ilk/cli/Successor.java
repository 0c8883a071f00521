package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.prove.federation.platform.Platform;
import java.util.List;
import java.util.Locale;

/**
 * What takes a static secret's place, as a declaration.
 *
 * @param subject what it is called
 * @param declaration in YAML
 */
record Successor(String subject, String declaration) {
  private static final int LONGEST_NAME = 63;

  /**
   * Who answers for it.
   *
   * @param team that owns it
   * @param contact the person who is asked about it
   */
  record Owner(String team, String contact) {}

  /** A name by the naming rule: the environment first, then what the secret's account is called. */
  static String name(String environment, String account) {
    String plain =
        account.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String whole =
        plain.startsWith(environment + "-")
            ? plain
            : environment + "-" + plain.replaceAll("^-", "");
    String cut = whole.length() > LONGEST_NAME ? whole.substring(0, LONGEST_NAME) : whole;
    return cut.replaceAll("-+$", "");
  }

  static Successor trusted(
      JsonNode secret,
      String name,
      String environment,
      Owner owner,
      List<String> scopes,
      ComposedRule rule) {
    String proof =
        "    trust:\n" + String.join("\n", RuleInsertion.lines(rule.rule(), "      ")) + "\n";
    return of(secret, name, environment, owner, scopes, subtype(rule.platform()), proof);
  }

  static Successor signing(
      JsonNode secret,
      String name,
      String environment,
      Owner owner,
      List<String> scopes,
      String keys) {
    String proof = "    client:\n      jwks_uri: %s\n".formatted(quoted(keys));
    return of(secret, name, environment, owner, scopes, "service", proof);
  }

  private static String subtype(Platform platform) {
    return switch (platform) {
      case GITHUB_ACTIONS, GITLAB_CI, CIRCLECI, BUILDKITE, HCP_TERRAFORM, FORGEJO_ACTIONS ->
          "ci-pipeline";
      case KUBERNETES, AWS_STS, GOOGLE_CLOUD, AZURE, OTHER -> "service";
    };
  }

  private static Successor of(
      JsonNode secret,
      String name,
      String environment,
      Owner owner,
      List<String> scopes,
      String subtype,
      String proof) {
    String purpose =
        "takes the place of %s/%s (%s)"
            .formatted(
                secret.path("source").asText(),
                secret.path("name").asText(),
                secret.path("kind").asText());
    String declaration =
        """
        set: %s
        workloads:
          - name: %s
            subtype: %s
            environment: %s
            owner: {team: %s, contact: %s}
            purpose: %s
            scopes: %s
        """
                .formatted(
                    quoted(name),
                    quoted(name),
                    subtype,
                    quoted(environment),
                    quoted(owner.team()),
                    quoted(owner.contact()),
                    quoted(purpose),
                    scopes.stream().map(Successor::quoted).toList())
            + proof;
    return new Successor("workload:" + name, declaration);
  }

  /** JSON's strings are YAML's; what a system calls its accounts is no markup here. */
  private static String quoted(String text) {
    return Server.mapper().getNodeFactory().textNode(text).toString();
  }
}
