package dev.ilk.prove.federation;

import dev.ilk.actor.Issuers;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.UnverifiedJwt;
import java.util.List;
import java.util.Optional;

/** A token as it came to a door, taken apart once and not yet believed. Never writes itself out. */
public final class ShownToken {
  /** How the secret of a person's session begins. */
  public static final String SESSION_PREFIX = "ilk_ses_";

  private final Result<UnverifiedJwt> parsed;
  private final boolean session;
  private final Optional<Id.Delegation> delegation;
  private final String text;

  private ShownToken(String text, Result<UnverifiedJwt> parsed) {
    this.parsed = parsed;
    this.session = text.startsWith(SESSION_PREFIX);
    this.delegation = Ids.parse(Id.Delegation.PREFIX, Id.Delegation::new, text);
    this.text = text;
  }

  /**
   * Takes a token apart.
   *
   * @param text as received, of any length and content; empty if there was none
   * @return the token
   */
  public static ShownToken of(String text) {
    return new ShownToken(
        text, text.isEmpty() ? Result.failed(missing()) : UnverifiedJwt.parse(text));
  }

  /**
   * Which issuer of this Ilk the token says it is from, by which a door chooses the plane.
   *
   * @param issuers this Ilk's issuers
   * @return empty if it says nothing of the kind
   */
  public Optional<Issuers.Issuer> claimedIssuer(Issuers issuers) {
    return jwt().flatMap(UnverifiedJwt::claimedIssuer).flatMap(issuers::parse);
  }

  /**
   * Whether it is the secret of a person's session, by its form.
   *
   * @return true if it looks like one
   */
  public boolean isSession() {
    return session;
  }

  /**
   * The delegation that is shown in place of a token.
   *
   * @return empty if the text is no id of a delegation
   */
  public Optional<Id.Delegation> delegation() {
    return delegation;
  }

  /**
   * The token, well formed and nothing more.
   *
   * @return empty if it is not even that
   */
  public Optional<UnverifiedJwt> jwt() {
    return switch (parsed) {
      case Result.Ok<UnverifiedJwt>(UnverifiedJwt jwt) -> Optional.of(jwt);
      case Result.Failed<UnverifiedJwt>(List<Problem> problems) -> Optional.empty();
    };
  }

  /**
   * The token, or why it cannot be looked at: the caller's own fault, so the caller may know.
   *
   * @return accepted only in the sense of being well formed
   */
  public Reading<UnverifiedJwt> wellFormed() {
    return switch (parsed) {
      case Result.Ok<UnverifiedJwt>(UnverifiedJwt jwt) -> new Reading.Accepted<>(jwt);
      case Result.Failed<UnverifiedJwt>(List<Problem> problems) ->
          new Reading.Refused<>(TokenRefusal.open(problems.getFirst(), this));
    };
  }

  /** Its length in characters, which is all that may be said of its text. */
  int length() {
    return text.length();
  }

  /**
   * The token itself, for comparing it with a digest; never to be kept, told or logged.
   *
   * @return as received
   */
  public String text() {
    return text;
  }

  /** Says nothing of the token. */
  @Override
  public String toString() {
    return "a token of " + text.length() + " characters";
  }

  private static Problem missing() {
    return Problem.of(Problem.Kind.UNPROVEN, "proof_missing", "no token was shown")
        .mend("send one with the request");
  }
}
