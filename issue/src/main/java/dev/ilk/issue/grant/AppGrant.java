package dev.ilk.issue.grant;

import dev.ilk.actor.AppAccess;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person has granted to an app.
 *
 * @param id its name
 * @param access what it covers, of which app
 * @param appName what people read
 * @param confidential whether the app proves itself by a key; then its refresh token stays the same
 * @param human by whom
 * @param session the session that it ends with; empty if it outlives it ({@code offline_access})
 * @param assurance {@code acr} of the sign-in; may be empty
 * @param factors {@code amr} of the sign-in
 * @param authenticated when the person signed in ({@code auth_time})
 * @param nonce for the ID token
 * @param correlation the journey of the sign-in
 * @param created since when
 * @param expires until when at the latest
 */
public record AppGrant(
    Id.Grant id,
    AppAccess access,
    String appName,
    boolean confidential,
    Id.Identity human,
    Optional<Id.Session> session,
    String assurance,
    List<String> factors,
    Instant authenticated,
    Optional<String> nonce,
    Id.Correlation correlation,
    Instant created,
    Instant expires) {
  public AppGrant {
    factors = List.copyOf(factors);
  }
}
