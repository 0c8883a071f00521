package dev.ilk.prove.human.grant;

import dev.ilk.actor.App;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where browsers may be sent with an answer: to an address of the app's, compared character by
 * character (RFC 9700, section 2.1). Only the port of a loopback address may differ, which a
 * program on the person's machine learns when it begins to listen (RFC 8252, section 7.3).
 */
public final class Redirects {
  private static final int LONGEST = 500;

  /** What may stand in an address; no quotation marks and no angle brackets. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~:/?\\[\\]@!$&()*+,;=%-]+");

  /** A private-use scheme is a domain name of the app's author, reversed (RFC 8252, 7.1). */
  private static final Pattern PRIVATE_SCHEME = Pattern.compile("[a-z][a-z0-9+-]*(\\.[a-z0-9-]+)+");

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  private Redirects() {}

  /**
   * Whether an app may name an address as its own.
   *
   * @param address of any length and content
   * @param confidential whether the app proves itself by a key; then it has a server, and {@code
   *     https}
   * @return true for {@code https}; for others also loopback over {@code http} and private schemes
   */
  public static boolean isAllowed(String address, boolean confidential) {
    return parse(address).filter(uri -> isAllowed(uri, confidential)).isPresent();
  }

  private static boolean isAllowed(URI uri, boolean confidential) {
    String scheme = uri.getScheme();
    if (scheme.equals("https")) {
      return uri.getHost() != null && uri.getRawUserInfo() == null;
    }
    if (confidential) {
      return false;
    }
    return scheme.equals("http")
        ? isLoopback(uri) && uri.getRawUserInfo() == null
        : PRIVATE_SCHEME.matcher(scheme).matches();
  }

  /**
   * Whether an address that a request names is one of the app's.
   *
   * @param app the app
   * @param named the {@code redirect_uri}, of any length and content
   * @return true if browsers may be sent there
   */
  public static boolean isOf(App app, String named) {
    if (app.redirects().contains(named)) {
      return true;
    }
    if (app.isConfidential()) {
      return false;
    }
    Optional<URI> address = parse(named).filter(Redirects::isPlainLoopback);
    return address.isPresent()
        && app.redirects().stream()
            .flatMap(own -> parse(own).stream())
            .anyMatch(own -> isPlainLoopback(own) && sameButPort(own, address.get()));
  }

  private static boolean isPlainLoopback(URI uri) {
    return "http".equals(uri.getScheme()) && isLoopback(uri) && uri.getRawUserInfo() == null;
  }

  private static boolean isLoopback(URI uri) {
    return uri.getHost() != null && LOOPBACK.contains(uri.getHost());
  }

  private static boolean sameButPort(URI one, URI other) {
    return one.getHost().equals(other.getHost())
        && one.getRawPath().equals(other.getRawPath())
        && Optional.ofNullable(one.getRawQuery()).equals(Optional.ofNullable(other.getRawQuery()));
  }

  private static Optional<URI> parse(String address) {
    if (address.length() > LONGEST || !FORM.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(address);
      return uri.getScheme() != null && uri.getRawFragment() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
