package dev.ilk.actor;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The trust domain of each environment: the one that was chosen for it, or the environment's name
 * before Ilk's own, such as {@code prod.ilk.example}.
 *
 * <p>INVARIANT: no two environments have the same, whatever environments there will be (W9).
 */
public final class TrustDomains {
  /** Where Ilk's own address has no name that could be a part of a trust domain. */
  private static final String LOCAL = "ilk.internal";

  /** So that an environment's name fits before it. */
  private static final int LONGEST_PARENT = 230;

  private final String parent;
  private final Map<Environment, TrustDomain> chosen;

  private TrustDomains(String parent, Map<Environment, TrustDomain> chosen) {
    this.parent = parent;
    this.chosen = Map.copyOf(chosen);
  }

  /**
   * The trust domains of an Ilk.
   *
   * @param issuers its issuers, whose names begin with its public address
   * @param chosen the trust domains that were chosen; may be empty
   * @return one for every environment, or {@code trust_domain_shared}
   */
  public static Result<TrustDomains> of(Issuers issuers, Map<Environment, TrustDomain> chosen) {
    String host = Optional.ofNullable(URI.create(issuers.base()).getHost()).orElse(LOCAL);
    boolean fits = TrustDomain.isName(host) && host.length() <= LONGEST_PARENT;
    TrustDomains domains = new TrustDomains(fits ? host : LOCAL, chosen);
    return domains
        .shared()
        .map(both -> Result.<TrustDomains>failed(problem(both)))
        .orElseGet(() -> Result.ok(domains));
  }

  /**
   * The trust domain of an environment.
   *
   * @param environment which
   * @return always the same while the configuration is
   */
  public TrustDomain of(Environment environment) {
    TrustDomain own = chosen.get(environment);
    return own == null ? usual(environment) : own;
  }

  /**
   * Whether a trust domain is one of this Ilk's.
   *
   * @param domain any
   * @return true for that of each environment that there is or could be
   */
  public boolean isOwn(TrustDomain domain) {
    return chosen.containsValue(domain) || domain.name().endsWith("." + parent);
  }

  private TrustDomain usual(Environment environment) {
    return new TrustDomain(environment.name() + "." + parent);
  }

  /** A choice that is another's too, or would be, if an environment of that name came to be. */
  private Optional<TrustDomain> shared() {
    Set<TrustDomain> taken = new HashSet<>();
    return chosen.entrySet().stream()
        .filter(one -> !one.getValue().equals(usual(one.getKey())))
        .map(Map.Entry::getValue)
        .filter(domain -> domain.name().endsWith("." + parent) || !taken.add(domain))
        .findFirst();
  }

  private static Problem problem(TrustDomain domain) {
    return Problem.of(
            Problem.Kind.INVALID,
            "trust_domain_shared",
            "two environments can have the trust domain `%s`".formatted(domain))
        .at("trust_domains")
        .mend("choose names that are not below Ilk's own, each once");
  }
}
