package dev.ilk.gate;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.Set;

/**
 * Let an app act for oneself, or not (RFC 6749, section 4.1; RFC 8628, section 3.3).
 *
 * @param handle the secret by which the browser carries the request, or a user code
 * @param request what the person was shown; must be what waits under the handle
 * @param answer what the person says
 */
public record Authorize(String handle, AuthorizationRequest request, Answer answer)
    implements Command<AuthorizationRequest.Answered> {

  /** What a person says to an app's request. */
  public enum Answer {
    /** Yes, now. */
    ALLOW,
    /** Nothing was asked, because the person said yes to the same before. */
    REMEMBERED,
    /** No. */
    DENY
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public String action() {
    return answer == Answer.DENY ? "DeclineAuthorization" : "Authorize";
  }

  @Override
  public Particulars asked() {
    return Asked.credential(
            "grant",
            request.access().audience().map(Audience::uri).orElse(""),
            request.access().scopes())
        .saying("app " + request.access().app());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(request.access().environment());
  }
}
