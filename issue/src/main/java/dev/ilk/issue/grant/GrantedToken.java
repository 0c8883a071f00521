package dev.ilk.issue.grant;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Credential;
import dev.ilk.actor.Elevation;
import dev.ilk.actor.Human;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RedeemGrant;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.possession.Confirmation;
import dev.ilk.prove.proof.Proof;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that an access token on a grant will say, and the ID token beside it.
 *
 * @param id its {@code jti}
 * @param grant what it stands on
 * @param scopes what it allows
 * @param binding what its holder must hold besides
 * @param elevations under which the person has it issued; empty for most
 * @param issued since when
 * @param expires until when; no later than the grant, the person, the proof and the elevations
 */
record GrantedToken(
    Id.Token id,
    AppGrant grant,
    SortedSet<String> scopes,
    Binding binding,
    List<Elevation> elevations,
    Instant issued,
    Instant expires) {
  private static final Duration USUAL = Duration.ofMinutes(5);

  static GrantedToken of(
      Id.Token id,
      AppGrant grant,
      RedeemGrant asked,
      Proof.OfHuman proof,
      Permit<RedeemGrant> permit,
      Instant now) {
    Stream<Instant> usual =
        Stream.of(
            now.plus(permit.decision().lifetime().orElse(USUAL)),
            now.plus(Revocation.LONGEST_TOKEN_LIFE),
            grant.expires(),
            proof.expires());
    Instant expires =
        Stream.concat(usual, permit.elevations().stream().map(Elevation::until))
            .min(Instant::compareTo)
            .orElseThrow()
            .truncatedTo(ChronoUnit.SECONDS);
    return new GrantedToken(
        id,
        grant,
        new TreeSet<>(asked.scopes().isEmpty() ? grant.access().scopes() : asked.scopes()),
        proof.binding(),
        permit.elevations(),
        now.truncatedTo(ChronoUnit.SECONDS),
        expires);
  }

  /**
   * The claims of the access token (RFC 9068, section 2.2). By {@code instance} it is taken back
   * with its grant: that is the one running copy of the app that the person let in.
   */
  Claims claims(String issuer, Human human, Id.Correlation journey) {
    return Claims.builder()
        .put("iss", issuer)
        .put("sub", human.subject())
        .put("aud", audience(issuer).uri())
        .put("exp", expires)
        .put("nbf", issued)
        .put("iat", issued)
        .put("jti", id.value())
        .put("client_id", grant.access().app())
        .put("scope", String.join(" ", scopes))
        .put("sub_profile", "user")
        .put("auth_time", grant.authenticated())
        .putIfPresent("acr", text(grant.assurance()))
        .putIfPresent("amr", factors())
        .putIfPresent(Confirmation.CLAIM, Confirmation.claim(binding))
        .put("txn", journey.value())
        .put("env", grant.access().environment().name())
        .put("instance", grant.id().value())
        .putIfPresent("elevations", elevationIds())
        .build();
  }

  /** The claims of the ID token (OpenID Connect Core 1.0, section 2). */
  Claims identity(String issuer, Human human) {
    return Claims.builder()
        .put("iss", issuer)
        .put("sub", human.subject())
        .put("aud", grant.access().app())
        .put("exp", expires)
        .put("iat", issued)
        .put("auth_time", grant.authenticated())
        .putIfPresent("nonce", grant.nonce())
        .putIfPresent("acr", text(grant.assurance()))
        .putIfPresent("amr", factors())
        .build();
  }

  Credential.AccessToken credential(String issuer) {
    return new Credential.AccessToken(
        id, grant.human(), issuer, audience(issuer), scopes, binding, issued, expires);
  }

  Particulars particulars(String issuer, Human human, String keyId) {
    return new Particulars.OfCredential(
            "access_token",
            Optional.of(id.value()),
            Optional.of(Party.of(human)),
            issuer,
            keyId,
            audience(issuer).uri(),
            List.copyOf(scopes),
            Optional.of(issued),
            Optional.of(expires),
            binding.text(),
            List.of())
        .saying("app %s by %s".formatted(grant.access().app(), grant.id().value()));
  }

  private Audience audience(String issuer) {
    return grant.access().audience().orElseGet(() -> new Audience(issuer));
  }

  /** By each of these it is taken back when that elevation ends before its time. */
  private Optional<List<String>> elevationIds() {
    return Optional.of(elevations.stream().map(one -> one.id().value()).toList())
        .filter(ids -> !ids.isEmpty());
  }

  private Optional<List<String>> factors() {
    return Optional.of(grant.factors()).filter(list -> !list.isEmpty());
  }

  private static Optional<String> text(String value) {
    return Optional.of(value).filter(text -> !text.isEmpty());
  }
}
