package dev.ilk.prove.human.session;

import dev.ilk.place.Client;
import java.util.Optional;

/**
 * What a request shows at a door for people.
 *
 * @param cookie the value of the session cookie, of any length and content
 * @param authorization the value of the {@code Authorization} header. No session comes this way:
 *     what stands here is another plane's credential, or a mistake
 * @param device what the browser says of itself; may be empty
 * @param deviceCookie the value of the cookie by which the browser is known again
 * @param client where it comes from
 */
public record Shown(
    Optional<String> cookie,
    Optional<String> authorization,
    String device,
    Optional<String> deviceCookie,
    Client client) {
  /** What browsers say beyond this is cut off, in characters. */
  public static final int MAX_DEVICE = 200;

  /**
   * A request of which nothing else is known.
   *
   * @param cookie see {@link Shown}
   * @param authorization see {@link Shown}
   * @param device see {@link Shown}
   */
  public Shown(Optional<String> cookie, Optional<String> authorization, String device) {
    this(cookie, authorization, device, Optional.empty(), Client.UNKNOWN);
  }

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
