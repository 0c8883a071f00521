package dev.ilk.issue.revocation;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.kernel.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Something was taken back: one token, or all tokens that were issued to an identity, under a
 * delegation, in an environment or to an instance until then. One rule reads all of them: a token
 * is taken back if a revocation holds one of the token's names and the token was issued before
 * {@link #before()}. Instants are kept to the millisecond.
 *
 * @param what what was taken back
 * @param environment the only environment whose tokens it concerns; empty if it concerns all, as
 *     with a person, on whose behalf agents hold tokens in several
 * @param at when it was taken back
 * @param before tokens issued before this instant are taken back
 * @param until no token that it takes back lives to this instant, so that it can be forgotten then
 */
public record Revocation(
    What what, Optional<Environment> environment, Instant at, Instant before, Instant until) {

  /** No access token lives longer, whatever its issuer, policy or identity says (W2). */
  public static final Duration LONGEST_TOKEN_LIFE = Duration.ofMinutes(10);

  /** How far the clocks of those who check tokens may be behind. */
  public static final Duration LEEWAY = Duration.ofMinutes(1);

  /**
   * How long another node may go on issuing before it has heard: a token with an {@code iat} after
   * {@link #at()} may still come from such a node, and is taken back as well.
   */
  public static final Duration PROPAGATION = Duration.ofSeconds(10);

  public Revocation {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    before = before.truncatedTo(ChronoUnit.MILLIS);
    until = until.truncatedTo(ChronoUnit.MILLIS);
  }

  /** What can be taken back. */
  public sealed interface What {
    /**
     * The names by which tokens refer to it, in {@code jti}, {@code client_id}, {@code sub}, {@code
     * act} and {@code delegation}.
     *
     * @return at least one
     */
    List<String> names();
  }

  /**
   * One token.
   *
   * @param id its {@code jti}
   */
  public record OneToken(Id.Token id) implements What {
    @Override
    public List<String> names() {
      return List.of(id.value());
    }
  }

  /**
   * All that an identity holds, or that others hold on its behalf.
   *
   * @param id which identity
   * @param subject its kind and name, as tokens say in {@code sub}
   */
  public record WholeIdentity(Id.Identity id, String subject) implements What {
    @Override
    public List<String> names() {
      return List.of(id.value(), subject);
    }
  }

  /**
   * All that was issued under a delegation.
   *
   * @param id which delegation
   */
  public record WholeDelegation(Id.Delegation id) implements What {
    @Override
    public List<String> names() {
      return List.of(id.value());
    }
  }

  /**
   * All tokens that bear a name together: those of an environment, or of one instance of software.
   *
   * @param name such as {@code env:prod} or {@code inst_…}
   */
  public record Bearing(String name) implements What {
    @Override
    public List<String> names() {
      return List.of(name);
    }
  }

  /**
   * Takes one token back.
   *
   * @param id its {@code jti}
   * @param environment whose issuer issued it; empty if that is not known
   * @param at when it is taken back
   * @param expires when it ends by itself, or the latest instant at which it could
   * @return the revocation
   */
  public static Revocation ofToken(
      Id.Token id, Optional<Environment> environment, Instant at, Instant expires) {
    Instant until = expires.plus(LEEWAY);
    return new Revocation(new OneToken(id), environment, at, until, until);
  }

  /**
   * Takes back all that an identity holds.
   *
   * @param actor the identity
   * @param at when it is taken back
   * @return the revocation
   */
  public static Revocation ofIdentity(Actor actor, Instant at) {
    Optional<Environment> environment =
        switch (actor) {
          case Human human -> Optional.empty();
          case Machine machine -> Optional.of(machine.environment());
        };
    return whole(new WholeIdentity(actor.id(), actor.subject()), environment, at);
  }

  /**
   * Takes back all that was issued under a delegation.
   *
   * @param delegation the delegation
   * @param at when it is taken back
   * @return the revocation
   */
  public static Revocation ofDelegation(Delegation delegation, Instant at) {
    return whole(new WholeDelegation(delegation.id()), Optional.of(delegation.environment()), at);
  }

  /**
   * Takes back all tokens that bear a name.
   *
   * @param name in the tokens
   * @param environment the only environment whose tokens bear it; empty if that is not known
   * @param at when they are taken back
   * @return the revocation
   */
  public static Revocation ofBearers(String name, Optional<Environment> environment, Instant at) {
    return whole(new Bearing(name), environment, at);
  }

  private static Revocation whole(What what, Optional<Environment> environment, Instant at) {
    Instant before = at.plus(PROPAGATION);
    Instant until = before.plus(LONGEST_TOKEN_LIFE).plus(LEEWAY);
    return new Revocation(what, environment, at, before, until);
  }
}
