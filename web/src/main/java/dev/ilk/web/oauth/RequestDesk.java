package dev.ilk.web.oauth;

import dev.ilk.actor.AppAccess;
import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Result;
import java.time.Instant;
import java.util.Optional;

/** Where requests of apps wait for the person, on all nodes. */
public interface RequestDesk {

  /**
   * What an app wants, with all the service's scopes if it named none.
   *
   * @param wanted as the app asked
   * @return what a person can be asked for; {@code audience_unknown} or {@code scope_not_allowed}
   * @throws PartUnavailable if the services cannot be read
   */
  Result<AppAccess> grantable(AppAccess wanted) throws PartUnavailable;

  /**
   * Keeps a request; durable once it returns.
   *
   * @param handle the secret by which it is found
   * @param request what is asked
   * @param expires the first instant at which it is too late to answer
   * @throws PartUnavailable if it is not known to be kept
   */
  void keep(String handle, AuthorizationRequest request, Instant expires) throws PartUnavailable;

  /**
   * A request that waits.
   *
   * @param handle the secret by which it is found, of any length and content
   * @param now the present
   * @return empty if it was answered, has expired, or never was
   * @throws PartUnavailable if requests cannot be read
   */
  Optional<AuthorizationRequest> find(String handle, Instant now) throws PartUnavailable;
}
