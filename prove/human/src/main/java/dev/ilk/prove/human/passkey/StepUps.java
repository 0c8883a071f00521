package dev.ilk.prove.human.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.exception.AssertionFailedException;
import dev.ilk.actor.Human;
import dev.ilk.actor.Passkey;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.failure.Failure;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.prove.proof.human.HumanProof;
import java.time.Instant;
import java.util.List;

/**
 * Proves, in a session, that its person is there with a passkey of theirs (WebAuthn, section 7.2).
 * Safe to share between threads.
 */
public final class StepUps {
  /** How this proves, in the words of {@link dev.ilk.prove.proof.Proof#method()}. */
  public static final String METHOD = "passkey";

  private final Party party;
  private final Ceremonies ceremonies;
  private final PasskeyLookup passkeys;

  /**
   * Builds it.
   *
   * @param rules which passkeys are good enough
   * @param challenges keeps challenges
   * @param passkeys finds what a person has
   */
  public StepUps(PasskeyRules rules, Challenges challenges, PasskeyLookup passkeys) {
    this.party = new Party(rules);
    this.ceremonies = new Ceremonies(challenges);
    this.passkeys = passkeys;
  }

  /**
   * What a browser is asked for.
   *
   * @param human of whom
   * @param session in which session it will be answered
   * @param now the present
   * @return {@code {"publicKey": …}} for {@code navigator.credentials.get}, or {@code no_passkey}
   * @throws StoreUnavailable if the store does not answer
   */
  public Result<String> begin(Human human, Id.Session session, Instant now)
      throws StoreUnavailable {
    Holder holder = new Holder(human.id(), passkeys.of(human.id()));
    if (holder.passkeys().isEmpty()) {
      return Result.failed(
          Problem.of(Problem.Kind.NOT_FOUND, "no_passkey", "you have enrolled no passkey")
              .mend("enrol one, or sign in at the provider again"));
    }
    AssertionRequest request = request(party.of(holder), holder);
    ceremonies.begin(
        request.getPublicKeyCredentialRequestOptions().getChallenge(),
        human.id(),
        session,
        Challenge.Purpose.STEP_UP,
        now);
    try {
      return Result.ok(request.toCredentialsGetJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the library cannot write its own options", e);
    }
  }

  /**
   * Proves the person of a session once more.
   *
   * @param session what came of the attempt to prove the session, and that this was meant
   * @param answer as the browser sent it, of any length and content
   * @param now the present
   * @return proven by {@link #METHOD}, with what the passkey adds; or the session's own failure, or
   *     that of the passkey
   */
  public Attempt attempt(Attempt session, String answer, Instant now) {
    return switch (session) {
      case Unproven unproven -> unproven;
      case Proven(HumanProof proof) when proof.session().isPresent() ->
          attempt(proof, proof.session().get(), answer, now);
      case Proven _ ->
          Failure.of(METHOD)
              .openly(
                  Problem.of(
                      Problem.Kind.UNPROVEN, "no_session", "a passkey adds to a session only"));
    };
  }

  private Attempt attempt(HumanProof proof, Id.Session session, String answer, Instant now) {
    Failure failure = Failure.of(METHOD).claiming(proof.actor()).seen("session", session.value());
    try {
      return switch (Answers.assertion(answer)) {
        case Result.Failed<
                PublicKeyCredential<
                    AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>>(
                List<Problem> problems) ->
            failure.openly(problems.getFirst());
        case Result.Ok<
                PublicKeyCredential<
                    AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>>(
                var credential) ->
            attempt(proof, session, credential, failure, now);
      };
    } catch (StoreUnavailable e) {
      return failure.unavailable("store_unavailable", "passkeys cannot be looked up");
    }
  }

  private Attempt attempt(
      HumanProof proof,
      Id.Session session,
      PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>
          credential,
      Failure failure,
      Instant now)
      throws StoreUnavailable {
    Id.Identity human = proof.actor().id();
    Holder holder = new Holder(human, passkeys.of(human));
    RelyingParty relying = party.of(holder);
    Failure seen =
        holder
            .passkey(credential.getId())
            .map(passkey -> failure.seen("passkey", passkey.id().value()))
            .orElse(failure);
    Result<AssertionResult> result =
        ceremonies
            .end(
                credential.getResponse().getClientData().getChallenge(),
                human,
                session,
                Challenge.Purpose.STEP_UP,
                now)
            .then(challenge -> {
              AssertionRequest asked = request(relying, holder);
              return verify(
                  relying,
                  asked.toBuilder()
                      .publicKeyCredentialRequestOptions(
                          asked.getPublicKeyCredentialRequestOptions().toBuilder()
                              .challenge(challenge)
                              .build())
                      .build(),
                  credential);
            });
    return switch (result) {
      case Result.Failed<AssertionResult>(List<Problem> problems) ->
          seen.openly(problems.getFirst());
      case Result.Ok<AssertionResult>(AssertionResult good) -> {
        Passkey passkey = holder.passkey(good.getCredential().getCredentialId()).orElseThrow();
        // Two nodes that verify the same count at once: one of the signatures is a copy's.
        yield passkeys.used(passkey, good.getSignatureCount(), now)
            ? new Proven(proven(proof, passkey, good, now))
            : seen.openly(Refused.copied());
      }
    };
  }

  private AssertionRequest request(RelyingParty relying, Holder holder) {
    return relying.startAssertion(
        StartAssertionOptions.builder()
            .username(holder.human().value())
            .userVerification(party.verification())
            .timeout(Party.PATIENCE_MILLIS)
            .build());
  }

  private static Result<AssertionResult> verify(
      RelyingParty party,
      AssertionRequest request,
      PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>
          credential) {
    try {
      return Result.ok(
          party.finishAssertion(
              FinishAssertionOptions.builder().request(request).response(credential).build()));
    } catch (AssertionFailedException | RuntimeException e) {
      return Result.failed(Refused.because(e));
    }
  }

  private static HumanProof proven(
      HumanProof session, Passkey passkey, AssertionResult result, Instant now) {
    return new HumanProof(
        session.actor(),
        METHOD,
        session.issuer(),
        now,
        now,
        session.expires(),
        session.correlation(),
        session.session(),
        Assurance.level(passkey, result.isUserVerified()),
        Assurance.factors(session.factors(), passkey, result.isUserVerified()),
        session.device(),
        session.circumstances());
  }
}
