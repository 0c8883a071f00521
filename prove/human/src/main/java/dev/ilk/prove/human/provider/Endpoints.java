package dev.ilk.prove.human.provider;

import java.net.URI;
import java.util.regex.Pattern;

/** Which addresses Ilk and browsers may be sent to for a sign-in. */
public final class Endpoints {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1]");

  private Endpoints() {}

  /**
   * Whether an address keeps what is sent to it from others.
   *
   * @param address any URI
   * @return true for {@code https} with a host, and for {@code http} to a loopback address; never
   *     with user information or a fragment
   */
  public static boolean isSafe(URI address) {
    if (address.getHost() == null
        || address.getRawUserInfo() != null
        || address.getRawFragment() != null) {
      return false;
    }
    return "https".equals(address.getScheme()) || isLoopback(address);
  }

  /**
   * Whether an address is plain {@code http} to this very machine.
   *
   * @param address any URI
   * @return true for the loopback addresses and {@code localhost} (RFC 6761, section 6.3)
   */
  public static boolean isLoopback(URI address) {
    return "http".equals(address.getScheme())
        && address.getHost() != null
        && LOOPBACK.matcher(address.getHost()).matches();
  }
}
