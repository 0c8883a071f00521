package dev.ilk.actor;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A rule of federation: which foreign tokens prove which identity (W1). A proof is accepted only if
 * exactly one identity's rules match it.
 *
 * @param name unique, for people and messages
 * @param subject the identity it proves, as {@link Actor#subject()} writes it; a workload or agent
 * @param issuer the exact {@code iss}
 * @param jwksUri where the issuer's keys are; empty to find it by OpenID Connect Discovery
 * @param audience the exact {@code aud} that the token must carry, and no other beside it
 * @param condition a CEL expression over {@code claims} that must be true
 * @param accepted where it is wider than it should be, on purpose; empty if it is not
 */
public record TrustRule(
    String name,
    String subject,
    String issuer,
    Optional<String> jwksUri,
    String audience,
    String condition,
    Optional<Accepted> accepted) {

  /**
   * That somebody wanted a rule to be wide, and why.
   *
   * @param widths in which ways; at least one
   * @param reason why, for those who review it; 1 to 300 characters
   */
  public record Accepted(Set<Width> widths, String reason) {
    public Accepted {
      widths = Set.copyOf(widths);
      if (widths.isEmpty() || reason.isBlank()) {
        throw new IllegalArgumentException("what is accepted has a width and a reason");
      }
    }

    /**
     * The widths as they stand in a declaration.
     *
     * @return in the order of the alphabet
     */
    public Collection<String> words() {
      return widths.stream().map(Width::word).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * A rule that is as narrow as it should be.
   *
   * @param name unique
   * @param subject the identity it proves
   * @param issuer the exact {@code iss}
   * @param jwksUri where the issuer's keys are; empty for discovery
   * @param audience the exact {@code aud}
   * @param condition a CEL expression over {@code claims}
   */
  public TrustRule(
      String name,
      String subject,
      String issuer,
      Optional<String> jwksUri,
      String audience,
      String condition) {
    this(name, subject, issuer, jwksUri, audience, condition, Optional.empty());
  }

  /**
   * The widths that it accepts.
   *
   * @return empty if it accepts none
   */
  public Set<Width> widths() {
    return accepted.map(Accepted::widths).orElse(Set.of());
  }
}
