package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * See what an app asks for, before answering.
 *
 * @param handle the secret by which the browser carries the request, or a user code
 */
public record ReadAuthorization(String handle) implements Command<ReadAuthorization.Pending> {

  /**
   * A request that waits for an answer.
   *
   * @param request what is asked for
   * @param fresh whether it is the person whom the app wishes, and the sign-in as recent
   * @param assured whether it is as strong
   * @param known whether the person has let the app in to all of this before
   */
  public record Pending(
      AuthorizationRequest request, boolean fresh, boolean assured, boolean known) {}

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
    return Asked.action(action(), "AuthorizationRequest", "one");
  }
}
