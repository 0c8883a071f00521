package dev.ilk.prove.federation.client;

import dev.ilk.actor.TrustDomain;
import dev.ilk.prove.federation.ShownToken;
import java.util.Optional;

/**
 * What a client shows to authenticate, as received; its certificate comes with the connection.
 *
 * @param clientId the {@code client_id}; may be left out beside an assertion
 * @param assertion the {@code client_assertion}
 * @param svid whether that is said to be a JWT-SVID (draft-ietf-oauth-spiffe-client-auth)
 */
public record ShownClient(Optional<String> clientId, Optional<ShownToken> assertion, boolean svid) {

  /**
   * One that shows no SVID.
   *
   * @param clientId the {@code client_id}
   * @param assertion the {@code client_assertion}
   */
  public ShownClient(Optional<String> clientId, Optional<ShownToken> assertion) {
    this(clientId, assertion, false);
  }

  /**
   * Whether the client says by its SPIFFE ID who it is, and shows no assertion: the SVID is then
   * the certificate of its connection.
   *
   * @return false if it shows an assertion
   */
  public boolean namesSpiffeId() {
    return assertion.isEmpty()
        && clientId.filter(id -> id.startsWith(TrustDomain.SCHEME)).isPresent();
  }

  /**
   * Whether the assertion is the client's own, and not its platform's: it then names itself as
   * issuer and subject (RFC 7523, section 3).
   *
   * @return false if there is none
   */
  public boolean assertsItself() {
    return assertion
        .flatMap(ShownToken::jwt)
        .filter(jwt -> jwt.claimed().text("sub").isPresent())
        .filter(jwt -> jwt.claimed().text("sub").equals(jwt.claimedIssuer()))
        .isPresent();
  }
}
