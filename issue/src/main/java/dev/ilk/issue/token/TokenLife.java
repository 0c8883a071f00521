package dev.ilk.issue.token;

import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.decide.Decision;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * How long a token or an SVID lives, in whole seconds as its claims are written.
 *
 * @param issued since when
 * @param expires until when, at least one second after the present
 */
public record TokenLife(Instant issued, Instant expires) {
  /** Where neither policy nor identity says (W2). */
  static final Duration USUAL = Duration.ofMinutes(5);

  /** The most that an identity gets that is about to end. */
  static final Duration RESTRICTED = Duration.ofMinutes(2);

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /**
   * The life that everything together allows: what the policies said or else a few minutes, the
   * identity's own limit, and the ends of the proof, the identity and each authority behind it.
   *
   * @param now the present
   * @param proof by which it is asked for
   * @param actor whose it will be
   * @param decision that allowed it
   * @return the life, or {@code life_too_short}
   */
  public static Result<TokenLife> of(
      Instant now, Proof proof, Machine actor, Decision.Allow decision) {
    Duration allowed = decision.lifetime().orElse(USUAL);
    Duration wanted =
        actor.status() == Status.RESTRICTED && allowed.compareTo(RESTRICTED) > 0
            ? RESTRICTED
            : allowed;
    Stream<Instant> ends =
        Stream.concat(
            Stream.of(
                now.plus(wanted),
                now.plus(actor.stewardship().credentialLifetime()),
                now.plus(Revocation.LONGEST_TOKEN_LIFE),
                proof.expires(),
                actor.end()),
            endsOfAuthority(proof));
    Instant expires = ends.min(Instant::compareTo).orElseThrow().truncatedTo(ChronoUnit.SECONDS);
    return expires.isBefore(now.plus(SHORTEST))
        ? Result.failed(tooShort())
        : Result.ok(new TokenLife(now.truncatedTo(ChronoUnit.SECONDS), expires));
  }

  /** The ends of whatever authority the token carries beside the actor's own. */
  private static Stream<Instant> endsOfAuthority(Proof proof) {
    return switch (proof) {
      case Proof.OfWorkload workload ->
          workload.represented().stream()
              .flatMap(other -> Stream.of(other.expires(), other.subject().end()));
      case Proof.OfAgent agent ->
          agent.lent().stream()
              .flatMap(lent ->
                  Stream.concat(
                      Stream.of(lent.delegation().until()), lent.grantor().expires().stream()));
      case Proof.OfHuman human -> throw new IllegalStateException("not open to people");
    };
  }

  private static Problem tooShort() {
    return Problem.of(
            Problem.Kind.REFUSED,
            "life_too_short",
            "the proof, the identity or the authority behind it ends within a second")
        .mend("get a fresh proof and ask again");
  }
}
