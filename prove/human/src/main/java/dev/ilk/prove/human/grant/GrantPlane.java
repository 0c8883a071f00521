package dev.ilk.prove.human.grant;

import dev.ilk.actor.App;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.client.ShownClient;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.own.OwnTokens;
import dev.ilk.prove.federation.possession.Possession;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.federation.possession.UsedProofs;
import dev.ilk.prove.human.Humans;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.prove.proof.human.GrantProof;
import java.time.Instant;
import java.util.Optional;

/**
 * The human plane for apps: proves that a person let an app act for them. Safe to share between
 * threads.
 */
public final class GrantPlane {
  private final Apps apps;
  private final AppAuthentication authentication;
  private final DevicePolls devices;
  private final Possession possession;
  private final OwnTokens own;
  private final Codes codes;
  private final Tokens tokens;

  /**
   * Builds the plane.
   *
   * @param issuers the names of the issuers
   * @param apps the apps that are known
   * @param keys fetches the keys that apps publish
   * @param used the assertions that were used on any node
   * @param possession judges what apps hold
   * @param lookup finds codes and refresh tokens
   * @param devices how requests of devices stand
   * @param own believes this Ilk's own access tokens
   * @param humans finds people
   */
  public GrantPlane(
      Issuers issuers,
      Apps apps,
      IssuerKeys keys,
      UsedProofs used,
      Possession possession,
      GrantLookup lookup,
      DevicePolls devices,
      OwnTokens own,
      Humans humans) {
    this.apps = apps;
    this.devices = devices;
    this.possession = possession;
    this.own = own;
    this.authentication = new AppAuthentication(issuers, apps, keys, used);
    this.codes = new Codes(issuers, authentication, possession, lookup, humans);
    this.tokens = new Tokens(issuers, own, possession, humans);
  }

  /**
   * An app by the name that a browser brought; whether it is asking itself is not said.
   *
   * @param at whose issuer
   * @param id the {@code client_id}
   * @param now the present
   * @return the app, or {@code app_unknown}
   */
  public Result<App> named(Environment at, String id, Instant now) {
    return apps.find(at, id, now);
  }

  /**
   * Whether apps may describe themselves at the address that is their name
   * (draft-ietf-oauth-client-id-metadata-document).
   *
   * @return false if all must be registered
   */
  public boolean takesDocuments() {
    return apps.describeThemselves();
  }

  /**
   * Which app is asking, at a door where nobody acts yet: where devices are announced (RFC 8628).
   *
   * @param at the issuer whose door it is
   * @param shown what the app shows of itself
   * @param presented what the request shows besides
   * @param now the present
   * @return the app, or what it may be told
   */
  public Result<App> asking(
      Issuers.Issuer at, ShownClient shown, Presented presented, Instant now) {
    return switch (authentication.authenticate(at, shown, presented, now)) {
      case Reading.Accepted<App>(App app) -> Result.ok(app);
      case Reading.Refused<App>(TokenRefusal refusal) -> Result.failed(refusal.told());
    };
  }

  /**
   * An app that pushes a request, and what it was found to hold.
   *
   * @param app the app
   * @param held to which its code shall be bound (RFC 9449, section 10.1)
   */
  public record Pushing(App app, Binding held) {}

  /**
   * Which app is pushing a request (RFC 9126).
   *
   * @param at the issuer whose door it is
   * @param shown what the app shows of itself
   * @param presented what the request shows besides
   * @param now the present
   * @return the app, or what it may be told
   */
  public Result<Pushing> pushing(
      Issuers.Issuer at, ShownClient shown, Presented presented, Instant now) {
    Reading<Pushing> pushing =
        possession.atTokenEndpoint(
            presented,
            ShownToken.of(""),
            now,
            () ->
                authentication
                    .authenticate(at, shown, presented, now)
                    .then(app -> new Reading.Accepted<>(new Pushing(app, Binding.NONE))),
            (one, held) -> new Pushing(one.app(), held));
    return switch (pushing) {
      case Reading.Accepted<Pushing>(Pushing one) -> Result.ok(one);
      case Reading.Refused<Pushing>(TokenRefusal refusal) -> Result.failed(refusal.told());
    };
  }

  /**
   * Whom an app expects, by the ID token that it got (OpenID Connect Core 1.0, section 3.1.2.1).
   *
   * @param at the issuer whose door it is
   * @param hint the {@code id_token_hint}, of any length and content
   * @param app the app
   * @return the person's subject, or {@code hint_malformed}
   */
  public Result<String> hinted(Issuers.Issuer at, String hint, App app) {
    return own.hinted(hint, at, app.id());
  }

  /**
   * What a device is told that asks before it can have tokens. Nobody proves anything by asking, so
   * it is no attempt.
   *
   * @param shown the device code
   * @param now the present
   * @return {@code authorization_pending}, {@code slow_down}, {@code device_denied} or {@code
   *     expired_token}; empty if the code can be redeemed, or is none
   */
  public Optional<Problem> wait(Redemption shown, Instant now) {
    if (!Secrets.hasForm(shown.sort().prefix(), shown.secret())) {
      return Optional.empty();
    }
    try {
      return switch (devices.poll(Secrets.digest(shown.secret()), now)) {
        case WAITING -> later("authorization_pending", "the person has not answered yet");
        case TOO_FAST -> later("slow_down", "wait five seconds longer from now on");
        case DENIED -> later("device_denied", "the person said no");
        case OVER -> later("expired_token", "nobody answered in time");
        case GRANTED -> Optional.empty();
      };
    } catch (StoreUnavailable e) {
      return Optional.of(
          Problem.of(
              Problem.Kind.UNAVAILABLE, "store_unavailable", "requests cannot be looked up"));
    }
  }

  private static Optional<Problem> later(String code, String message) {
    return Optional.of(Problem.of(Problem.Kind.REFUSED, code, message));
  }

  /**
   * The proof at the token endpoint: a code or token that stands for a grant, shown by the very app
   * that it was given to.
   *
   * @param at the issuer whose door it is
   * @param client what the app shows of itself
   * @param shown what it wants tokens for
   * @param presented what the request shows besides, to which tokens shall be bound
   * @param now the present
   * @return what came of it
   */
  public Attempt redeem(
      Issuers.Issuer at, ShownClient client, Redemption shown, Presented presented, Instant now) {
    return attempt(shown.sort().method(), codes.redeem(at, client, shown, presented, now));
  }

  /**
   * What an app gives back.
   *
   * @param attempt the proof that the person let it act
   * @param grant by which grant
   */
  public record GivenBack(Attempt attempt, Id.Grant grant) {}

  /**
   * The proof of an app that gives back what it was granted (RFC 7009, section 2.1).
   *
   * @param at the issuer whose door it is
   * @param client what the app shows of itself
   * @param token a refresh or access token, of any length and content
   * @param presented what the request shows besides
   * @param now the present
   * @return the grant that the token stands for; empty if it stands for none of this app's that
   *     holds; or why the app is not believed
   */
  public Result<Optional<GivenBack>> givingBack(
      Issuers.Issuer at, ShownClient client, String token, Presented presented, Instant now) {
    return switch (authentication.authenticate(at, client, presented, now)) {
      case Reading.Refused<App>(TokenRefusal refusal) -> Result.failed(refusal.told());
      case Reading.Accepted<App>(App app) ->
          givenBack(
              Secrets.hasForm(Redemption.Sort.REFRESH.prefix(), token)
                  ? codes.refresh(at, app, token, now)
                  : tokens.of(at, app, ShownToken.of(token), now));
    };
  }

  private static Result<Optional<GivenBack>> givenBack(Reading<GrantProof> found) {
    return switch (found) {
      case Reading.Accepted<GrantProof>(GrantProof proof) ->
          Result.ok(Optional.of(new GivenBack(new Proven(proof), proof.grant().id())));
      case Reading.Refused<GrantProof>(TokenRefusal refusal) ->
          refusal.problem().kind() == Problem.Kind.UNAVAILABLE
              ? Result.failed(refusal.told())
              : Result.ok(Optional.empty());
    };
  }

  /**
   * The proof in an {@code Authorization} header: an access token of a human issuer.
   *
   * @param door the environment whose interface it is; empty at one of Ilk as a whole
   * @param service for which service the token must be
   * @param shown what was shown
   * @param presented what the request shows besides, which a bound token demands
   * @param now the present
   * @return what came of it
   */
  public Attempt bearer(
      Optional<Environment> door,
      Audience service,
      ShownToken shown,
      Presented presented,
      Instant now) {
    return attempt(Tokens.METHOD, tokens.bearer(door, service, shown, presented, now));
  }

  private static Attempt attempt(String method, Reading<GrantProof> reading) {
    return switch (reading) {
      case Reading.Accepted<GrantProof>(GrantProof proof) -> new Proven(proof);
      case Reading.Refused<GrantProof>(TokenRefusal refusal) ->
          new Unproven(
              Kind.HUMAN,
              method,
              refusal.problem(),
              refusal.told(),
              refusal.claimed(),
              refusal.evidence());
    };
  }
}
