package dev.ilk.actor;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What workloads and agents have in common: an environment, a steward, an end, and bounded scopes.
 */
public sealed interface Machine extends Actor permits Workload, Agent {

  /**
   * Where it runs. Its credentials hold nowhere else.
   *
   * @return the environment
   */
  Environment environment();

  /**
   * Whose data it may touch.
   *
   * @return the tenant
   */
  Tenant tenant();

  /**
   * Who answers for it, and why it exists.
   *
   * @return always present: none exists without an owner and a purpose (R2)
   */
  Stewardship stewardship();

  /**
   * When it was made.
   *
   * @return the instant of its creation
   */
  Instant created();

  /**
   * When it ends by itself.
   *
   * @return the first instant at which it no longer stands
   */
  Instant end();

  /**
   * The most that any of its tokens can say. A token's scope only narrows this.
   *
   * @return may be empty
   */
  Set<String> scopes();

  /**
   * The same identity at another point of its life.
   *
   * @param status where in life
   * @param stewardship who answers for it
   * @param end when it ends by itself
   * @param scopes the most that its tokens can say
   * @return a copy; kind, name, environment and tenant are for good
   */
  Machine in(Status status, Stewardship stewardship, Instant end, Set<String> scopes);

  @Override
  default Optional<Instant> expires() {
    return Optional.of(end());
  }
}
