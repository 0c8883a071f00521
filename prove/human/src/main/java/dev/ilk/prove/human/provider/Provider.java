package dev.ilk.prove.human.provider;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.SecretRef;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One of the company's OpenID Connect providers, as configured. The redirect URI to register there
 * ends in the provider's name, so that the answer of one is never taken for another's (RFC 9700,
 * section 4.4.2.2).
 *
 * @param name its name in addresses and in the registry: lower-case letters, digits and hyphens
 * @param label what people see on the button; 1 to 60 characters
 * @param issuer its issuer identifier; {@code https}, or {@code http} on a loopback address
 * @param clientId Ilk's name there
 * @param clientSecret where Ilk's secret is to be found; empty for a public client, which PKCE
 *     protects
 * @param scopes what to ask for; contains {@code openid}
 * @param algorithms with which ID tokens may be signed; not empty
 * @param domains of whose addresses people are sent here from the sign-in page; lower case
 * @param levels what Ilk calls the provider's {@code acr} values; others stay as they are
 * @param posture the claim of ID tokens that says in which state the person's device is
 */
public record Provider(
    String name,
    String label,
    URI issuer,
    String clientId,
    Optional<SecretRef> clientSecret,
    Set<String> scopes,
    Set<Algorithm> algorithms,
    Set<String> domains,
    Map<String, String> levels,
    Optional<String> posture) {
  /** What is asked for unless configured otherwise. */
  public static final Set<String> DEFAULT_SCOPES = Set.of("openid", "email", "profile");

  /** What ID tokens may be signed with unless configured otherwise. */
  public static final Set<Algorithm> DEFAULT_ALGORITHMS =
      Set.of(Algorithm.RS256, Algorithm.PS256, Algorithm.ES256, Algorithm.EDDSA);

  private static final Pattern NAME = Pattern.compile("[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,39}");
  private static final Pattern CLIENT_ID = Pattern.compile("[\\x20-\\x7E]{1,255}");
  private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");

  public Provider {
    scopes = Set.copyOf(scopes);
    algorithms = Set.copyOf(algorithms);
    domains = Set.copyOf(domains);
    levels = Map.copyOf(levels);
    List<Problem> problems = problems(name, label, issuer, clientId, scopes, algorithms);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.getFirst().sentence());
    }
  }

  /**
   * One that nobody is sent to by address, and whose levels are taken as they are.
   *
   * @param name see {@link Provider}
   * @param label see {@link Provider}
   * @param issuer see {@link Provider}
   * @param clientId see {@link Provider}
   * @param clientSecret see {@link Provider}
   * @param scopes see {@link Provider}
   * @param algorithms see {@link Provider}
   */
  public Provider(
      String name,
      String label,
      URI issuer,
      String clientId,
      Optional<SecretRef> clientSecret,
      Set<String> scopes,
      Set<Algorithm> algorithms) {
    this(
        name,
        label,
        issuer,
        clientId,
        clientSecret,
        scopes,
        algorithms,
        Set.of(),
        Map.of(),
        Optional.empty());
  }

  /**
   * The same for people of some domains, and with names for its levels.
   *
   * @param home the domains
   * @param names what Ilk calls its {@code acr} values
   * @return a copy
   */
  public Provider with(Set<String> home, Map<String, String> names) {
    return new Provider(
        name, label, issuer, clientId, clientSecret, scopes, algorithms, home, names, posture);
  }

  /**
   * The same, whose ID tokens tell of devices.
   *
   * @param claim the claim's name
   * @return a copy
   */
  public Provider telling(String claim) {
    return new Provider(
        name,
        label,
        issuer,
        clientId,
        clientSecret,
        scopes,
        algorithms,
        domains,
        levels,
        Optional.of(claim));
  }

  /**
   * Checks a configuration and tells all that is wrong with it at once.
   *
   * @param name see {@link Provider}
   * @param label see {@link Provider}
   * @param issuer see {@link Provider}
   * @param clientId see {@link Provider}
   * @param clientSecret see {@link Provider}
   * @param scopes see {@link Provider}
   * @param algorithms see {@link Provider}
   * @return the provider, or problems whose places are the names of these parameters
   */
  public static Result<Provider> of(
      String name,
      String label,
      URI issuer,
      String clientId,
      Optional<SecretRef> clientSecret,
      Set<String> scopes,
      Set<Algorithm> algorithms) {
    List<Problem> problems = problems(name, label, issuer, clientId, scopes, algorithms);
    return problems.isEmpty()
        ? Result.ok(new Provider(name, label, issuer, clientId, clientSecret, scopes, algorithms))
        : new Result.Failed<>(problems);
  }

  private static List<Problem> problems(
      String name,
      String label,
      URI issuer,
      String clientId,
      Set<String> scopes,
      Set<Algorithm> algorithms) {
    List<Problem> problems = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      problems.add(problem("name", "`" + name + "` is not lower-case letters, digits, hyphens"));
    }
    if (label.isBlank() || label.length() > 60) {
      problems.add(problem("label", "expected 1 to 60 characters for people to read"));
    }
    if (!Endpoints.isSafe(issuer) || issuer.getRawQuery() != null) {
      problems.add(
          problem("issuer", "`" + issuer + "` is not an address with `https`")
              .mend("plain `http` is possible on a loopback address only"));
    }
    if (!CLIENT_ID.matcher(clientId).matches()) {
      problems.add(problem("clientId", "expected 1 to 255 printable ASCII characters"));
    }
    if (!scopes.contains("openid")) {
      problems.add(problem("scopes", "`openid` is missing, without which there is no ID token"));
    }
    scopes.stream()
        .filter(scope -> !SCOPE.matcher(scope).matches())
        .forEach(scope -> problems.add(problem("scopes", "`" + scope + "` is no scope")));
    if (algorithms.isEmpty()) {
      problems.add(problem("algorithms", "with none allowed, no ID token could ever be valid"));
    }
    return problems;
  }

  private static Problem problem(String place, String message) {
    return Problem.of(Problem.Kind.INVALID, "provider_misconfigured", message).at(place);
  }
}
