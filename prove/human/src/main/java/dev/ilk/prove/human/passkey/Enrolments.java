package dev.ilk.prove.human.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.AuthenticatorTransport;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.exception.RegistrationFailedException;
import dev.ilk.actor.Human;
import dev.ilk.actor.Passkey;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks browsers to make passkeys, and checks those that come (WebAuthn, section 7.1). Safe to share
 * between threads.
 */
public final class Enrolments {
  private static final int BACKUP_ELIGIBLE = 8;

  private final Party party;
  private final Ceremonies ceremonies;
  private final PasskeyLookup passkeys;
  private final Ids ids;

  /**
   * Builds it.
   *
   * @param rules which passkeys are good enough
   * @param challenges keeps challenges
   * @param passkeys finds what a person has already
   * @param ids where passkeys' names come from
   */
  public Enrolments(PasskeyRules rules, Challenges challenges, PasskeyLookup passkeys, Ids ids) {
    this.party = new Party(rules);
    this.ceremonies = new Ceremonies(challenges);
    this.passkeys = passkeys;
    this.ids = ids;
  }

  /**
   * What a browser is asked for.
   *
   * @param human for whom
   * @param session in which session it will be answered
   * @param now the present
   * @return {@code {"publicKey": …}} for {@code navigator.credentials.create}
   * @throws StoreUnavailable if the challenge cannot be kept
   */
  public Result<String> begin(Human human, Id.Session session, Instant now)
      throws StoreUnavailable {
    PublicKeyCredentialCreationOptions options = options(human, holder(human));
    ceremonies.begin(options.getChallenge(), human.id(), session, Challenge.Purpose.ENROL, now);
    try {
      return Result.ok(options.toCredentialsCreateJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the library cannot write its own options", e);
    }
  }

  /**
   * Checks what came back.
   *
   * @param human for whom
   * @param session in which session
   * @param name what the person calls it; not empty
   * @param answer as received, of any length and content
   * @param now the present
   * @return the passkey, not stored yet, or {@code answer_malformed}, {@code challenge_unknown} or
   *     {@code passkey_refused}
   * @throws StoreUnavailable if the store does not answer
   */
  public Result<Passkey> finish(
      Human human, Id.Session session, String name, String answer, Instant now)
      throws StoreUnavailable {
    return switch (Answers.registration(answer)) {
      case Result.Failed<
              PublicKeyCredential<
                  AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>>(
              List<Problem> problems) ->
          new Result.Failed<>(problems);
      case Result.Ok<
              PublicKeyCredential<
                  AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>>(
              var credential) -> {
        ByteArray shown = credential.getResponse().getClientData().getChallenge();
        Holder holder = holder(human);
        PublicKeyCredentialCreationOptions options = options(human, holder);
        yield ceremonies
            .end(shown, human.id(), session, Challenge.Purpose.ENROL, now)
            .then(challenge ->
                verify(
                    party.of(holder), options.toBuilder().challenge(challenge).build(), credential))
            .then(result -> Result.ok(passkey(human, name, credential, result, now)));
      }
    };
  }

  private Holder holder(Human human) throws StoreUnavailable {
    return new Holder(human.id(), passkeys.of(human.id()));
  }

  private PublicKeyCredentialCreationOptions options(Human human, Holder holder) {
    String called =
        human.profile().displayName().isBlank() ? human.name() : human.profile().displayName();
    return party
        .of(holder)
        .startRegistration(
            StartRegistrationOptions.builder()
                .user(
                    UserIdentity.builder()
                        .name(human.name())
                        .displayName(called)
                        .id(holder.handle())
                        .build())
                .authenticatorSelection(
                    AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.PREFERRED)
                        .userVerification(party.verification())
                        .build())
                .timeout(Party.PATIENCE_MILLIS)
                .build());
  }

  private static Result<RegistrationResult> verify(
      RelyingParty party,
      PublicKeyCredentialCreationOptions options,
      PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>
          credential) {
    try {
      return Result.ok(
          party.finishRegistration(
              FinishRegistrationOptions.builder().request(options).response(credential).build()));
    } catch (RegistrationFailedException | RuntimeException e) {
      return Result.failed(Refused.because(e));
    }
  }

  /** The flag <em>backup eligible</em> (WebAuthn Level 3, section 6.1), which the key signs. */
  private static boolean isSynced(
      PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>
          credential) {
    return (credential.getResponse().getParsedAuthenticatorData().getFlags().value
            & BACKUP_ELIGIBLE)
        != 0;
  }

  private Passkey passkey(
      Human human,
      String name,
      PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>
          credential,
      RegistrationResult result,
      Instant now) {
    return new Passkey(
        ids.passkey(),
        human.id(),
        name,
        result.getKeyId().getId().getBase64Url(),
        result.getPublicKeyCose().getBase64Url(),
        result.getSignatureCount(),
        result.getAaguid().getHex(),
        credential.getResponse().getTransports().stream()
            .map(AuthenticatorTransport::getId)
            .filter(id -> id.matches("[a-z-]{1,20}"))
            .collect(Collectors.toSet()),
        isSynced(credential),
        result.isAttestationTrusted(),
        now,
        Optional.empty());
  }
}
