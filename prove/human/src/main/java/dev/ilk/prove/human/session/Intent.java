package dev.ilk.prove.human.session;

import dev.ilk.keys.Secrets;
import dev.ilk.prove.human.derived.Derived;

/**
 * That a person meant what the browser sent: a form of Ilk's own pages carries a token that only
 * the session's own browser was ever given (the synchronizer token pattern). A page elsewhere can
 * make the browser send the cookie, and cannot know the token.
 *
 * @param token as the form carried it; of any length and content
 * @param fromElsewhere whether the browser says that another site's page sent it
 */
public record Intent(String token, boolean fromElsewhere) {

  /**
   * The token for the forms of a session.
   *
   * @param cookie the session's secret
   * @return the same for the whole session; tells nothing of the secret
   */
  public static String token(String cookie) {
    return Derived.from(cookie, "intent", "");
  }

  boolean isMeantBy(String cookie) {
    return !fromElsewhere && Secrets.same(token(cookie), token);
  }
}
