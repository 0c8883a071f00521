package dev.ilk.prove.federation.own;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Issuers;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.keys.jose.Claims;
import dev.ilk.prove.federation.Evidence;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An access token of this Ilk (RFC 9068) that was believed: genuine, alive and not taken back. Made
 * by {@link OwnTokens} only.
 */
public final class OwnToken {
  private final ShownToken shown;
  private final Claims claims;
  private final OwnNames names;

  OwnToken(ShownToken shown, Claims claims, OwnNames names) {
    this.shown = shown;
    this.claims = claims;
    this.names = names;
  }

  /**
   * Its own id.
   *
   * @return the {@code jti}
   */
  public Id.Token id() {
    return names.id();
  }

  /**
   * Which issuer of this Ilk issued it.
   *
   * @return environment and plane
   */
  public Issuers.Issuer issuer() {
    return names.issuer();
  }

  /**
   * Who issued it.
   *
   * @return the {@code iss}
   */
  public String issuerName() {
    return names.issuerName();
  }

  /**
   * The identity that holds it and acts by it.
   *
   * @return the {@code client_id} of a token for software or an agent
   * @throws IllegalStateException if it is a person's, which an app holds
   */
  public Id.Identity holder() {
    return names.holder().orElseThrow(() -> new IllegalStateException("held by an app"));
  }

  /**
   * The app that holds a person's token.
   *
   * @return the {@code client_id}
   */
  public String app() {
    return names.client();
  }

  /**
   * The grant that a person's token was issued on.
   *
   * @return empty if it names none
   */
  public Optional<Id.Grant> grant() {
    return names.instance().flatMap(name -> Ids.parse(Id.Grant.PREFIX, Id.Grant::new, name));
  }

  /**
   * When the person of a token had last proven who they are.
   *
   * @return the {@code auth_time}; the beginning of time if it names none
   */
  public Instant authenticated() {
    return claims.instant("auth_time").orElse(Instant.EPOCH);
  }

  /**
   * The assurance of the sign-in behind a person's token.
   *
   * @return the {@code acr}; may be empty
   */
  public String assurance() {
    return claims.text("acr").orElse("");
  }

  /**
   * The factors of the sign-in behind a person's token.
   *
   * @return the {@code amr}; may be empty
   */
  public List<String> factors() {
    return claims.texts("amr").orElse(List.of());
  }

  /**
   * Whose authority it carries.
   *
   * @return the {@code sub}, as {@link dev.ilk.actor.Actor#subject()} writes it
   */
  public String subject() {
    return names.subject();
  }

  /**
   * Who acts and acted by it (RFC 8693, section 4.1).
   *
   * @return the {@code sub} of each {@code act}, the present actor first; empty if the subject acts
   *     for itself
   */
  public List<String> actors() {
    return names.actors();
  }

  /**
   * Which deployment it was issued to (W6).
   *
   * @return empty if its holder had to be none
   */
  public Optional<String> deployment() {
    return names.deployment();
  }

  /**
   * Which instance of its holder's software it was issued to.
   *
   * @return empty if its platform told none
   */
  public Optional<String> instance() {
    return names.instance();
  }

  /**
   * For which service it is.
   *
   * @return the only {@code aud}
   */
  public String audience() {
    return names.audience();
  }

  /**
   * What it allows there.
   *
   * @return the {@code scope}, taken apart
   */
  public List<String> scopes() {
    String scope = claims.text("scope").orElse("");
    return scope.isEmpty() ? List.of() : List.of(scope.split(" ", -1));
  }

  /**
   * The journey it belongs to.
   *
   * @return the {@code txn}
   */
  public Optional<Id.Correlation> correlation() {
    return names.correlation();
  }

  /**
   * The delegation that it was issued under.
   *
   * @return empty if it was issued under none
   */
  public Optional<Id.Delegation> delegation() {
    return names.delegation();
  }

  /**
   * What whoever shows it must hold.
   *
   * @return the {@code cnf}
   */
  public Binding binding() {
    return names.binding();
  }

  /**
   * When it ends.
   *
   * @return its {@code exp}; after the moment at which it was believed
   */
  public Instant expires() {
    return names.expires();
  }

  /**
   * Goes on only if the token is for one service.
   *
   * @param service such as Ilk itself
   * @return this token, or {@code audience_mismatch}
   */
  public Reading<OwnToken> meantFor(Audience service) {
    if (audience().equals(service.uri())) {
      return new Reading.Accepted<>(this);
    }
    Problem problem =
        Problem.of(
                Problem.Kind.UNPROVEN,
                "audience_mismatch",
                "the token is for `%s` and not for `%s`".formatted(audience(), service))
            .mend("exchange your proof for a token with the audience `" + service + "`")
            .at("aud");
    return new Reading.Refused<>(TokenRefusal.open(problem, shown));
  }

  /**
   * The refusal of this token after all, because of the identity it points at.
   *
   * @param problem why
   * @return the refusal, with this token as evidence
   */
  public TokenRefusal refusal(Problem problem) {
    return TokenRefusal.hidden(problem, Evidence.of(shown));
  }
}
