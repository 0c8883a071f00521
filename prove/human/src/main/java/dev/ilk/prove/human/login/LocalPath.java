package dev.ilk.prove.human.login;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path on this very server, where a browser may be sent after a sign-in. A text that could lead
 * anywhere else is none, so no sign-in can end at a stranger's page.
 *
 * @param value begins with exactly one slash; at most 500 characters
 */
public record LocalPath(String value) {
  // Browsers read `//host` as another server and `/\host` as well, after correcting it.
  private static final Pattern FORM =
      Pattern.compile("/(?!/)[A-Za-z0-9/._~!$&'()*+,;=:@%?-]{0,499}");

  public LocalPath {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("no path on this server");
    }
  }

  /**
   * Reads a path that came from outside.
   *
   * @param text of any length and content
   * @return the path, or empty
   */
  public static Optional<LocalPath> of(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new LocalPath(text)) : Optional.empty();
  }
}
