package dev.ilk.issue.revocation;

import dev.ilk.actor.Environment;
import dev.ilk.prove.proof.Proof;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that software proves itself by is out of trust until somebody lifts that: an
 * environment, an issuer of foreign tokens, or one running instance. Unlike an identity, none of
 * these has a status of its own to be revoked.
 *
 * @param name {@code env:} and an environment, {@code issuer:} and an {@code iss}, or the name of
 *     an instance
 * @param at since when
 * @param reason why; 1 to 500 characters
 */
public record Suspension(String name, Instant at, String reason) {
  /** How the names of instances begin. */
  public static final String INSTANCE = "inst_";

  private static final String ENVIRONMENT = "env:";
  private static final String ISSUER = "issuer:";

  /**
   * The name of an environment's suspension, by which its tokens can be taken back as well.
   *
   * @param environment its name
   * @return such as {@code env:prod}
   */
  public static String environmentName(String environment) {
    return ENVIRONMENT + environment;
  }

  /**
   * The name of an issuer's suspension.
   *
   * @param issuer the exact {@code iss}
   * @return such as {@code issuer:https://gitlab.com}
   */
  public static String issuerName(String issuer) {
    return ISSUER + issuer;
  }

  /**
   * The instance that a proof came from.
   *
   * @param proof any proof
   * @return its name; empty if the platform told none, and for people
   */
  public static Optional<String> instanceOf(Proof proof) {
    return switch (proof) {
      case Proof.OfHuman human -> Optional.empty();
      case Proof.OfWorkload workload -> Optional.ofNullable(workload.claims().get("instance"));
      case Proof.OfAgent agent -> Optional.ofNullable(agent.claims().get("instance"));
    };
  }

  /**
   * The environment that it is of.
   *
   * @return empty if it is of something else
   */
  public Optional<Environment> environment() {
    return name.startsWith(ENVIRONMENT)
        ? Optional.of(new Environment(name.substring(ENVIRONMENT.length())))
        : Optional.empty();
  }
}
