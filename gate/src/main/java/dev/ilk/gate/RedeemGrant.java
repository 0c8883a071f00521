package dev.ilk.gate;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Credential;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Get tokens on a person's grant (RFC 6749, sections 4.1.3 and 6; RFC 8628, section 3.4). Which
 * grant is said by the proof.
 *
 * @param at the environment whose human issuer was asked
 * @param audience the service that the app names once more (RFC 8707, section 2.2); empty for that
 *     of the grant
 * @param scopes what the tokens shall allow; empty for all that was granted
 */
public record RedeemGrant(Environment at, Optional<Audience> audience, Set<String> scopes)
    implements Command<RedeemGrant.Tokens> {

  /**
   * Tokens, signed and recorded.
   *
   * @param token the access token (RFC 9068)
   * @param credential what it is
   * @param idToken who the person is (OpenID Connect Core 1.0, section 2)
   * @param refresh the next refresh token; empty if none is given, or the present one stays
   */
  public record Tokens(
      String token,
      Credential.AccessToken credential,
      Optional<String> idToken,
      Optional<String> refresh) {}

  public RedeemGrant {
    scopes = Set.copyOf(scopes);
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.credential("access_token", audience.map(Audience::uri).orElse(""), scopes);
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
