package dev.ilk.issue.grant;

import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Human;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadUserInfo;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells an app who the person is, as far as the scopes go (OpenID Connect Core 1.0, 5.4). */
public final class UserInfoReading implements Handler<ReadUserInfo, Map<String, Object>> {
  /** Needs nothing beyond the permit. */
  public UserInfoReading() {}

  @Override
  public Result<Handled<Map<String, Object>>> act(Permit<ReadUserInfo> permit) {
    if (!(permit.proof() instanceof Proof.OfHuman proof)
        || proof.granted().filter(granted -> speaksOf(granted.access())).isEmpty()) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.REFUSED,
                  "scope_insufficient",
                  "the person did not allow the app to know who they are")
              .mend("ask with the scope `openid`"));
    }
    return Result.ok(
        Handled.of(
            claims(proof.actor(), proof.granted().get().access()), permit.command().asked()));
  }

  private static boolean speaksOf(AppAccess access) {
    return access.scopes().contains("openid");
  }

  private static Map<String, Object> claims(Human human, AppAccess access) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", human.subject());
    if (access.scopes().contains("profile")) {
      claims.put("preferred_username", human.name());
      String display = human.profile().displayName();
      claims.put("name", display.isEmpty() ? human.name() : display);
    }
    if (access.scopes().contains("email") && !human.account().email().isEmpty()) {
      claims.put("email", human.account().email());
      // The provider has vouched for the address when the account was bound to the person by it.
      claims.put("email_verified", human.account().subject().isPresent());
    }
    return claims;
  }
}
