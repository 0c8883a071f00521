package dev.ilk.prove.human;

import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.failure.Failure;
import dev.ilk.prove.human.failure.Standing;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.human.HumanProof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Proves the operator at the machine itself.
 *
 * <p>The proof is that someone could open the server's Unix socket: it lies in a folder of mode
 * 0700, so only the user that runs the server, and root, can reach it, and both hold the root key
 * and the store anyway. Whoever can open the socket <em>is</em> the operator. Only the door of that
 * socket may call this; no door of the network can.
 */
public final class LocalOperator {
  /** How this proves, in the words of {@link dev.ilk.prove.proof.Proof#method()}. */
  public static final String METHOD = "local-socket";

  /** The name of the registry's person whom the socket proves. */
  public static final String NAME = "operator";

  private static final String ISSUER = "local";

  /** Each request at the socket is proven anew; this only bounds the request itself. */
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Humans humans;

  /**
   * Builds it.
   *
   * @param humans where the operator is found
   */
  public LocalOperator(Humans humans) {
    this.humans = humans;
  }

  /**
   * Proves the operator.
   *
   * @param now the present
   * @return proven, unless the registry's person {@link #NAME} is missing, is no break-glass
   *     identity with the role of an operator, or does not stand
   */
  public Attempt attempt(Instant now) {
    Failure failure = Failure.of(METHOD);
    try {
      Optional<Human> found = humans.byName(NAME);
      if (found.isEmpty()) {
        return failure.openly(missing("there is no person `operator` in the registry"));
      }
      Human operator = found.get();
      if (operator.subtype() != Human.Subtype.BREAK_GLASS
          || !operator.roles().contains(Role.OPERATOR)) {
        return failure.openly(
            missing("the person `operator` is no break-glass identity with the role `operator`"));
      }
      return Standing.problem(operator, now)
          .map(problem -> failure.claiming(operator).openly(problem))
          .orElseGet(() -> new Proven(proof(operator, now)));
    } catch (StoreUnavailable e) {
      return failure.unavailable("store_unavailable", "the registry does not answer");
    }
  }

  private static HumanProof proof(Human operator, Instant now) {
    return new HumanProof(
        operator,
        METHOD,
        ISSUER,
        now,
        now,
        Standing.end(operator, now.plus(LIFE)),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        "");
  }

  private static Problem missing(String message) {
    return Problem.of(Problem.Kind.UNPROVEN, "operator_missing", message)
        .mend("start the server once with an empty store, or restore the identity from a backup");
  }
}
