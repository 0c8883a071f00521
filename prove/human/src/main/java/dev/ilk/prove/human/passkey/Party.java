package dev.ilk.prove.human.passkey;

import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.attestation.AttestationTrustSource;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ilk as a relying party of WebAuthn, by its rules. */
final class Party {
  /** How long a browser may take, in milliseconds; it is told, and challenges live as long. */
  static final long PATIENCE_MILLIS = 300_000;

  private static final String NAME = "Ilk";

  private final PasskeyRules rules;

  Party(PasskeyRules rules) {
    this.rules = rules;
  }

  /** For the ceremonies of one person. */
  RelyingParty of(Holder holder) {
    RelyingParty.RelyingPartyBuilder party =
        RelyingParty.builder()
            .identity(RelyingPartyIdentity.builder().id(rules.relyingParty()).name(NAME).build())
            .credentialRepository(holder)
            .origins(Set.of(rules.origin()))
            .allowOriginPort(false)
            .allowOriginSubdomain(false)
            .validateSignatureCounter(true);
    return switch (rules.attestation()) {
      case PasskeyRules.Attestation.Any _ ->
          party
              .attestationConveyancePreference(AttestationConveyancePreference.NONE)
              .allowUntrustedAttestation(true)
              .build();
      case PasskeyRules.Attestation.Vouched(Set<X509Certificate> roots, Set<String> models) ->
          party
              .attestationConveyancePreference(AttestationConveyancePreference.DIRECT)
              .attestationTrustSource(trust(roots, models))
              .allowUntrustedAttestation(false)
              .build();
    };
  }

  UserVerificationRequirement verification() {
    return switch (rules.verification()) {
      case REQUIRED -> UserVerificationRequirement.REQUIRED;
      case PREFERRED -> UserVerificationRequirement.PREFERRED;
    };
  }

  /** A model that is not taken finds no root, and so is not trusted whoever signed for it. */
  private static AttestationTrustSource trust(Set<X509Certificate> roots, Set<String> models) {
    return (List<X509Certificate> chain, Optional<ByteArray> model) -> {
      boolean taken =
          models.isEmpty() || model.filter(it -> models.contains(it.getHex())).isPresent();
      return AttestationTrustSource.TrustRootsResult.builder()
          .trustRoots(taken ? roots : Set.of())
          .build();
    };
  }
}
