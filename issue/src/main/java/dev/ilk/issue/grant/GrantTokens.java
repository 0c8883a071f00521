package dev.ilk.issue.grant;

import dev.ilk.actor.Human;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RedeemGrant;
import dev.ilk.issue.app.AppStore;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secret;
import dev.ilk.keys.Secrets;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingName;
import dev.ilk.prove.proof.Proof;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Issues tokens on a person's grant: an access token for one service or for UserInfo, an ID token
 * where the app wants to know who, and the next refresh token where the grant outlives the access
 * token.
 */
public final class GrantTokens implements Handler<RedeemGrant, RedeemGrant.Tokens> {
  private static final String ID_TOKEN = "JWT";
  private static final String REFRESHING = "refresh-token";

  private final Issuers issuers;
  private final GrantStore grants;
  private final AppStore apps;
  private final KeyRings rings;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param issuers the names of the issuers
   * @param grants keeps what was granted
   * @param apps keeps the apps that got tokens
   * @param rings one ring for each issuer
   * @param ids where token ids come from
   * @param clock the present
   */
  public GrantTokens(
      Issuers issuers,
      GrantStore grants,
      AppStore apps,
      KeyRings rings,
      Ids ids,
      InstantSource clock) {
    this.issuers = issuers;
    this.grants = grants;
    this.apps = apps;
    this.rings = rings;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Result<Handled<RedeemGrant.Tokens>> act(Permit<RedeemGrant> permit)
      throws PartUnavailable {
    if (!(permit.proof() instanceof Proof.OfHuman proof) || proof.granted().isEmpty()) {
      return Result.failed(ended());
    }
    try {
      Optional<AppGrant> grant = grants.find(proof.granted().get().id());
      return grant.isEmpty() ? Result.failed(ended()) : issue(permit, proof, grant.get());
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("grants cannot be read", e);
    }
  }

  private Result<Handled<RedeemGrant.Tokens>> issue(
      Permit<RedeemGrant> permit, Proof.OfHuman proof, AppGrant grant)
      throws StoreUnavailable, PartUnavailable {
    RedeemGrant asked = permit.command();
    // RFC 8707, section 2.2: an app may name the service again, and cannot change it.
    if (asked.audience().isPresent() && !asked.audience().equals(grant.access().audience())) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.REFUSED,
                  "audience_not_granted",
                  "the person granted nothing at `%s`".formatted(asked.audience().get()))
              .at("resource"));
    }
    if (!grant.access().scopes().containsAll(asked.scopes())) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.REFUSED,
                  "scope_not_allowed",
                  "the person granted `%s`".formatted(String.join(" ", grant.access().scopes())))
              .at("scope"));
    }
    Instant now = clock.instant();
    GrantedToken access = GrantedToken.of(ids.token(), grant, asked, proof, permit, now);
    if (!access.expires().isAfter(access.issued())) {
      return Result.failed(ended());
    }
    Signer signer = signer(permit);
    Optional<String> refresh = refresh(grant, proof, access);
    if (refresh.isEmpty() && rotates(grant, proof)) {
      return Result.failed(ended());
    }
    apps.used(grant.access().app(), now);
    String issuer = issuers.of(asked.at(), Kind.HUMAN);
    Human human = proof.actor();
    String token =
        JwtSigner.sign(
            signer,
            JwtSigner.ACCESS_TOKEN,
            access.claims(issuer, human, permit.arrival().correlation()));
    Optional<String> idToken =
        access.scopes().contains("openid")
            ? Optional.of(JwtSigner.sign(signer, ID_TOKEN, access.identity(issuer, human)))
            : Optional.empty();
    return Result.ok(
        Handled.of(
            new RedeemGrant.Tokens(token, access.credential(issuer), idToken, refresh),
            access.particulars(issuer, human, signer.kid())));
  }

  /** An app that only wants to know who the person is gets no refresh token, unless it asked. */
  private static boolean rotates(AppGrant grant, Proof.OfHuman proof) {
    boolean lasts =
        grant.access().audience().isPresent() || grant.access().scopes().contains("offline_access");
    // The refresh token of an app that proves itself stays (FAPI 2.0, section 5.3.2.1).
    return lasts && !(grant.confidential() && proof.method().equals(REFRESHING));
  }

  /** The next refresh token: of a public app bound to the key that it has shown (RFC 9449, 5). */
  private Optional<String> refresh(AppGrant grant, Proof.OfHuman proof, GrantedToken access)
      throws StoreUnavailable {
    if (!rotates(grant, proof)) {
      return Optional.empty();
    }
    Secret next = Secrets.random(NewSecret.REFRESH_PREFIX);
    boolean kept =
        grants.add(
            grant.id(),
            new NewSecret(
                Secrets.digest(next.reveal()),
                NewSecret.Sort.REFRESH,
                Optional.empty(),
                Optional.empty(),
                grant.confidential() ? Optional.empty() : access.binding().key(),
                !grant.confidential(),
                grant.expires()));
    return kept ? Optional.of(next.reveal()) : Optional.empty();
  }

  private Signer signer(Permit<RedeemGrant> permit) throws PartUnavailable {
    RingName ring = new RingName(new Issuers.Issuer(permit.command().at(), Kind.HUMAN).ring());
    try {
      return rings.active(ring);
    } catch (KeysUnavailable e) {
      throw new PartUnavailable("signing keys of `" + ring + "`", e);
    }
  }

  private static Problem ended() {
    return Problem.of(Problem.Kind.REFUSED, "grant_refused", "the grant is over")
        .mend("send the person through the sign-in again");
  }
}
