package dev.ilk.prove.federation.possession;

import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.possession.Confirmation;
import dev.ilk.keys.possession.DpopProof;
import dev.ilk.keys.possession.Nonces;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Judges what callers hold: at the token endpoint, to bind what is issued; at Ilk's own interfaces,
 * to take what is bound (RFC 9449; RFC 8705). Safe to share between threads.
 */
public final class Possession {
  private final Nonces nonces;
  private final UsedProofs used;

  /**
   * Judges with the other nodes of this Ilk.
   *
   * @param nonces the nonces that they share
   * @param used the proofs that were used on any of them
   */
  public Possession(Nonces nonces, UsedProofs used) {
    this.nonces = nonces;
    this.used = used;
  }

  /**
   * The nonce to be repeated in the next proof.
   *
   * @param now the present
   * @return the value of {@code DPoP-Nonce}
   */
  public String nonce(Instant now) {
    return nonces.at(now);
  }

  /**
   * What was found to be held. It counts once {@link #spend} has said that it is not used a second
   * time; so what else is wrong with a request can be found first, and only proofs of those who
   * have proven who they are must be remembered.
   */
  public static final class Held {
    private final Optional<DpopProof> proof;
    private final Binding binding;
    private final ShownToken shown;

    private Held(Optional<DpopProof> proof, Binding binding, ShownToken shown) {
      this.proof = proof;
      this.binding = binding;
      this.shown = shown;
    }
  }

  /**
   * A proof of who the caller at the token endpoint is, together with what it holds. What is wrong
   * with what it holds is found before it is asked who it is, and nothing is used up before that is
   * proven.
   *
   * @param presented what the request shows
   * @param shown the token beside it, for the record
   * @param now the present
   * @param prove finds who the caller is
   * @param holding the proof with what its token shall be bound to
   * @param <P> the proof
   * @return the proof, or the first thing that is wrong
   */
  public <P> Reading<P> atTokenEndpoint(
      Presented presented,
      ShownToken shown,
      Instant now,
      Supplier<Reading<P>> prove,
      BiFunction<P, Binding, P> holding) {
    return held(presented, shown, now)
        .then(held ->
            prove
                .get()
                .then(proof ->
                    spend(held)
                        .then(binding -> new Reading.Accepted<>(holding.apply(proof, binding)))));
  }

  /**
   * Nothing held is accepted too. A proof must repeat a nonce of ours, so that none is made ahead
   * (RFC 9449, section 8).
   */
  private Reading<Held> held(Presented presented, ShownToken shown, Instant now) {
    Optional<String> certificate = presented.certificate().map(Confirmation::thumbprint);
    if (presented.proofs().isEmpty()) {
      return new Reading.Accepted<>(
          new Held(Optional.empty(), new Binding(Optional.empty(), certificate), shown));
    }
    return switch (read(presented, now)) {
      case Result.Failed<DpopProof>(List<Problem> problems) -> open(problems.getFirst(), shown);
      case Result.Ok<DpopProof>(DpopProof proof) ->
          nonces
              .refusal(proof, now)
              .map(problem -> Possession.<Held>open(problem, shown))
              .orElseGet(() ->
                  new Reading.Accepted<>(
                      new Held(
                          Optional.of(proof),
                          new Binding(Optional.of(proof.thumbprint()), certificate),
                          shown)));
    };
  }

  /**
   * Whether the caller at one of Ilk's own interfaces holds what its token is bound to (RFC 9449,
   * section 7.1; RFC 8705, section 3).
   *
   * @param presented what the request shows
   * @param shown the token, already believed
   * @param bound what the token is bound to
   * @param now the present
   * @return what is held, to be spent
   */
  public Reading<Held> ofToken(Presented presented, ShownToken shown, Binding bound, Instant now) {
    if (bound.certificate().isPresent()
        && !presented.certificate().map(Confirmation::thumbprint).equals(bound.certificate())) {
      return open(
          unproven(
              "certificate_mismatch",
              "the token is bound to a certificate that the connection was not made with"),
          shown);
    }
    if (bound.key().isEmpty()) {
      return presented.proofs().isEmpty()
          ? new Reading.Accepted<>(new Held(Optional.empty(), bound, shown))
          : open(
              unproven("token_not_bound", "the token is bound to no key; show it as `Bearer`"),
              shown);
    }
    if (presented.proofs().isEmpty()) {
      return open(
          unproven("dpop_proof_missing", "the token is bound to a key, of which no proof came")
              .mend("send `Authorization: DPoP` and a proof in the header `DPoP`"),
          shown);
    }
    return switch (read(presented, now).then(proof -> proof.madeFor(shown.text()))) {
      case Result.Failed<DpopProof>(List<Problem> problems) -> open(problems.getFirst(), shown);
      case Result.Ok<DpopProof>(DpopProof proof) ->
          bound.key().equals(Optional.of(proof.thumbprint()))
              ? new Reading.Accepted<>(new Held(Optional.of(proof), bound, shown))
              : open(unproven("dpop_key_mismatch", "the token is bound to another key"), shown);
    };
  }

  /**
   * Uses a proof up, on all nodes.
   *
   * @param held what was found
   * @return what it binds to, or {@code dpop_proof_replayed}
   */
  public Reading<Binding> spend(Held held) {
    if (held.proof.isEmpty()) {
      return new Reading.Accepted<>(held.binding);
    }
    DpopProof proof = held.proof.get();
    try {
      return used.first(proof.name(), proof.forgettable())
          ? new Reading.Accepted<>(held.binding)
          : open(
              unproven("dpop_proof_replayed", "the DPoP proof was used before")
                  .mend("make a fresh proof for each request")
                  .at("DPoP"),
              held.shown);
    } catch (StoreUnavailable e) {
      Problem problem =
          Problem.of(
                  Problem.Kind.UNAVAILABLE,
                  "store_unavailable",
                  "it cannot be said whether the DPoP proof was used before")
              .mend("try again in some seconds");
      return open(problem, held.shown);
    }
  }

  private static Result<DpopProof> read(Presented presented, Instant now) {
    return DpopProof.read(presented.proofs(), presented.method(), presented.addresses(), now);
  }

  private static <T> Reading<T> open(Problem problem, ShownToken shown) {
    return new Reading.Refused<>(TokenRefusal.open(problem, shown));
  }

  private static Problem unproven(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
