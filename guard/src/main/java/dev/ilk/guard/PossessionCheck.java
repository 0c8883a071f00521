package dev.ilk.guard;

import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.possession.Confirmation;
import dev.ilk.keys.possession.DpopProof;
import dev.ilk.keys.possession.Nonces;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Checks that whoever shows a token holds what it is bound to: the key (RFC 9449, section 7), the
 * certificate (RFC 8705, section 3), or both.
 *
 * <p>A proof is taken once. Across the instances of a service this holds by their nonces, which
 * each makes under a secret of its own: a proof that one of them has seen is none for another.
 */
final class PossessionCheck {
  private final boolean demandsNonces;
  private final boolean onlyBound;
  private final InstantSource clock;
  private final Nonces nonces = new Nonces(DerivedMac.ephemeral());
  private final SeenProofs seen = new SeenProofs(SeenProofs.MOST);

  PossessionCheck(GuardSettings settings, InstantSource clock) {
    this.demandsNonces = settings.nonces();
    this.onlyBound = settings.onlyBound();
    this.clock = clock;
  }

  /** What came of it. */
  enum Finding {
    /** The caller holds what it must. */
    HELD,
    /** The token is not for who shows it, or not shown as it must be. */
    TOKEN_REFUSED,
    /** The proof does not hold. */
    PROOF_REFUSED,
    /** A proof with a nonce is needed. */
    NONCE_NEEDED,
    /** No more proofs can be remembered. */
    FULL
  }

  /** A nonce for the next proof. */
  Optional<String> nonce() {
    return demandsNonces ? Optional.of(nonces.at(clock.instant())) : Optional.empty();
  }

  Finding check(Authorization shown, GuardedRequest request, Caller caller) {
    Binding bound = caller.binding();
    boolean keyed = shown.scheme() == Authorization.Scheme.DPOP;
    boolean rightly =
        // RFC 9449, section 7.2: a bound token is no bearer's, and a bearer's shows no key.
        keyed == bound.key().isPresent()
            && !(onlyBound && bound.isNone())
            && (bound.certificate().isEmpty()
                || request.certificate().map(Confirmation::thumbprint).equals(bound.certificate()));
    if (!rightly) {
      return Finding.TOKEN_REFUSED;
    }
    return keyed ? proof(shown.token(), request, bound) : Finding.HELD;
  }

  private Finding proof(String token, GuardedRequest request, Binding bound) {
    Instant now = clock.instant();
    Result<DpopProof> read =
        DpopProof.read(request.proofs(), request.method(), List.of(request.address()), now)
            .then(proof -> proof.madeFor(token));
    return switch (read) {
      case Result.Failed<DpopProof>(List<Problem> problems) -> Finding.PROOF_REFUSED;
      case Result.Ok<DpopProof>(DpopProof proof) -> {
        if (!bound.key().equals(Optional.of(proof.thumbprint()))) {
          yield Finding.TOKEN_REFUSED;
        }
        if (demandsNonces && nonces.refusal(proof, now).isPresent()) {
          yield Finding.NONCE_NEEDED;
        }
        yield switch (seen.see(proof.name(), proof.forgettable(), now)) {
          case FIRST -> Finding.HELD;
          case AGAIN -> Finding.PROOF_REFUSED;
          case FULL -> Finding.FULL;
        };
      }
    };
  }
}
