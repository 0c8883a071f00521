package dev.ilk.prove.human.session;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.prove.human.failure.Failure;
import dev.ilk.prove.proof.Attempt;
import java.util.Locale;

/** Refuses what is no session at a door for people, and tells the record what it looked like. */
final class Foreign {
  private Foreign() {}

  static Attempt refuse(Failure failure, String shown) {
    int space = shown.indexOf(' ');
    String scheme = space < 0 ? "" : shown.substring(0, space).toLowerCase(Locale.ROOT);
    String credential = shown.substring(space + 1).strip();
    Failure seen = scheme.isEmpty() ? failure : failure.seen("scheme", scheme);
    if (credential.startsWith(Sessions.PREFIX)) {
      return scheme.isEmpty()
          ? seen.quietly(problem("session_malformed", "the cookie is no session's secret"))
          : seen.quietly(
              problem("session_not_in_cookie", "a session's secret came outside its cookie"));
    }
    if (UnverifiedJwt.parse(credential) instanceof Result.Ok<UnverifiedJwt>(UnverifiedJwt jwt)) {
      return wrongPlane(
          seen.seen("credential", "jwt")
              .seen("claimed_issuer", jwt.claimedIssuer().orElse(""))
              .seen("claimed_subject", jwt.claimed().text("sub").orElse("")));
    }
    if (!scheme.isEmpty() || credential.startsWith("ilk_")) {
      return wrongPlane(seen.seen("credential", scheme.equals("basic") ? "password" : "opaque"));
    }
    return seen.quietly(problem("session_malformed", "the cookie is no session's secret"));
  }

  private static Attempt wrongPlane(Failure failure) {
    return failure.openly(
        problem("wrong_plane", "this door is for people; software's credentials do not open it")
            .mend("sign in with a browser, or use the API with this credential"));
  }

  private static Problem problem(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
