package dev.ilk.prove.human.grant;

import dev.ilk.actor.AppAccess;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a code or token that stands for a grant, together with the grant.
 *
 * @param sort what it is
 * @param grant which grant
 * @param access what was granted, to which app
 * @param human by whom
 * @param authenticated when the person had last proven who they are
 * @param assurance {@code acr} of the sign-in; may be empty
 * @param factors {@code amr} of the sign-in
 * @param correlation the journey of the sign-in
 * @param redirect where a code was sent; it must be named again
 * @param challenge the {@code code_challenge} with the method S256
 * @param key the thumbprint of the key that a proof must be of; empty if any will do
 * @param rotates whether it can be used only once
 * @param used whether it was used
 * @param over whether the grant, or the session that it hangs on, was ended
 * @param expires the first instant at which it is worth nothing
 * @param grantExpires the first instant at which the grant is
 */
public record HeldSecret(
    Redemption.Sort sort,
    Id.Grant grant,
    AppAccess access,
    Id.Identity human,
    Instant authenticated,
    String assurance,
    List<String> factors,
    Id.Correlation correlation,
    Optional<String> redirect,
    Optional<String> challenge,
    Optional<String> key,
    boolean rotates,
    boolean used,
    boolean over,
    Instant expires,
    Instant grantExpires) {
  public HeldSecret {
    factors = List.copyOf(factors);
  }
}
