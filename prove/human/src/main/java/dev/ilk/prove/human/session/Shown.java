package dev.ilk.prove.human.session;

import java.util.Optional;

/**
 * What a request shows at a door for people.
 *
 * @param cookie the value of the session cookie, of any length and content
 * @param authorization the value of the {@code Authorization} header. No session comes this way:
 *     what stands here is another plane's credential, or a mistake
 * @param device what the browser says of itself; may be empty
 */
public record Shown(Optional<String> cookie, Optional<String> authorization, String device) {
  /** What browsers say beyond this is cut off, in characters. */
  public static final int MAX_DEVICE = 200;

  public Shown {
    device = device.length() <= MAX_DEVICE ? device : device.substring(0, MAX_DEVICE);
  }

  /**
   * Whether there is anything to prove with.
   *
   * @return true if the request came without cookie and header: then nobody tried anything
   */
  public boolean isNothing() {
    return cookie.isEmpty() && authorization.isEmpty();
  }
}
