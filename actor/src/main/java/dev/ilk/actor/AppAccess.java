package dev.ilk.actor;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an app may do in a person's name, or wants to.
 *
 * @param environment at whose issuer
 * @param app the {@code client_id}
 * @param audience the one service that tokens are for; empty if the app wants to know who the
 *     person is, and nothing else
 * @param scopes what they allow, the scopes of OpenID Connect included
 */
public record AppAccess(
    Environment environment, String app, Optional<Audience> audience, SortedSet<String> scopes) {
  public AppAccess {
    scopes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
  }

  /**
   * Whether this covers all of another's wishes, for the same app and service.
   *
   * @param other what is wanted
   * @return true if nothing is wanted beyond this
   */
  public boolean covers(AppAccess other) {
    return environment.equals(other.environment)
        && app.equals(other.app)
        && audience.equals(other.audience)
        && scopes.containsAll(other.scopes);
  }
}
