package dev.ilk.issue.token;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Credential;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Deployment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Machine;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.possession.Confirmation;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * All that a token will say, once every check has passed.
 *
 * @param id its {@code jti}
 * @param actor who will hold it
 * @param chain on whose authority
 * @param delegation the delegation that it is issued under, if any
 * @param audience for which service
 * @param binding what its holder must hold besides
 * @param scopes what it allows there; empty at Ilk's own interfaces, where policies decide alone
 * @param instance which instance of the software it is issued to, where its platform tells
 * @param deployment which deployment its holder proved to be, where it had to
 * @param life since when and until when
 */
record Grant(
    Id.Token id,
    Machine actor,
    ActorChain chain,
    Optional<Delegation> delegation,
    Audience audience,
    Binding binding,
    SortedSet<String> scopes,
    Optional<String> instance,
    Optional<String> deployment,
    TokenLife life) {

  /**
   * The claims (RFC 9068, section 2.2), with {@code cnf} of RFC 7800, {@code txn} of RFC 8417 and
   * Ilk's own at the end.
   */
  Claims claims(Issuers issuers, Id.Correlation journey) {
    return Claims.builder()
        .put("iss", issuer(issuers))
        .put("sub", chain.subject().subject())
        .put("aud", audience.uri())
        .put("exp", life.expires())
        .put("nbf", life.issued())
        .put("iat", life.issued())
        .put("jti", id.value())
        .put("client_id", actor.id().value())
        .putIfPresent("scope", Optional.of(String.join(" ", scopes)).filter(s -> !s.isEmpty()))
        .put("sub_profile", ActorChain.profile(chain.subject().kind()))
        .putIfPresent("act", chain.claim(issuers, actor.environment()))
        .putIfPresent(Confirmation.CLAIM, Confirmation.claim(binding))
        .put("txn", journey.value())
        .put(TokenNames.ENVIRONMENT, actor.environment().name())
        .put(TokenNames.TENANT, actor.tenant().name())
        .putIfPresent(TokenNames.DELEGATION, delegation.map(one -> one.id().value()))
        .putIfPresent(TokenNames.INSTANCE, instance)
        .putIfPresent(Deployment.NAMED, deployment)
        .build();
  }

  Credential.AccessToken credential(Issuers issuers) {
    return new Credential.AccessToken(
        id, actor.id(), issuer(issuers), audience, scopes, binding, life.issued(), life.expires());
  }

  Particulars particulars(Issuers issuers, String keyId) {
    return new Particulars.OfCredential(
        "access_token",
        Optional.of(id.value()),
        Optional.of(Party.of(chain.subject())),
        issuer(issuers),
        keyId,
        audience.uri(),
        List.copyOf(scopes),
        Optional.of(life.issued()),
        Optional.of(life.expires()),
        binding.text(),
        List.of());
  }

  private String issuer(Issuers issuers) {
    return issuers.of(actor.environment(), actor.kind());
  }
}
