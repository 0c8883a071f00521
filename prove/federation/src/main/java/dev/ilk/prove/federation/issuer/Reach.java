package dev.ilk.prove.federation.issuer;

import dev.ilk.kernel.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Which addresses Ilk may call to fetch keys. An issuer's documents name further addresses, so
 * whoever controls an issuer could otherwise have Ilk knock on doors inside the company
 * (server-side request forgery).
 *
 * <ul>
 *   <li>{@code https} is required; {@code http} is accepted for loopback addresses, and elsewhere
 *       only with {@code plainHttp}, which gives keys to whoever owns the network.
 *   <li>Loopback and private addresses are called only with {@code privateNetworks}: turn it on
 *       where clusters or code hosts are reached inside the company.
 *   <li>Link-local, multicast and unspecified addresses and the well-known metadata services of
 *       clouds are never called.
 *   <li>Redirects are not followed, credentials in addresses are refused.
 * </ul>
 *
 * <p>A name is resolved and judged right before the call. A name server that changes its answer in
 * between could still direct the call elsewhere; over {@code https} that place would have to own a
 * certificate for the name, so nothing is sent to it but the beginning of a handshake.
 *
 * @param privateNetworks whether loopback and private addresses may be called
 * @param plainHttp whether {@code http} may be used beyond loopback
 */
public record Reach(boolean privateNetworks, boolean plainHttp) {
  /** Public addresses over {@code https} only. */
  public static final Reach PUBLIC_ONLY = new Reach(false, false);

  private static final int MAX_LENGTH = 300;
  private static final int MAX_PORT = 65_535;

  /**
   * What speaks against calling an address, as far as its text shows; no name is resolved.
   *
   * @param address of any length and content
   * @return {@code issuer_address_refused}, or empty if nothing does
   */
  public Optional<Problem> objection(String address) {
    if (address.length() > MAX_LENGTH) {
      return refused("is longer than %d characters".formatted(MAX_LENGTH), "");
    }
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException e) {
      return refused("`" + address + "` is no URL", "copy it from the platform's documentation");
    }
    String host = uri.getHost();
    if (host == null || host.isEmpty()) {
      return refused("`" + address + "` names no host", "write `https://HOST/…`");
    }
    if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      return refused("`" + address + "` has no valid port", "leave it out or correct it");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return refused("`" + address + "` has credentials or a fragment", "leave them out");
    }
    Optional<InetAddress> literal = literal(host);
    boolean loopback =
        host.toLowerCase(Locale.ROOT).equals("localhost")
            || literal.map(InetAddress::isLoopbackAddress).orElse(false);
    boolean schemeAllowed =
        "https".equals(uri.getScheme())
            || ("http".equals(uri.getScheme()) && (plainHttp || loopback));
    if (!schemeAllowed) {
      return refused("`" + address + "` is not an `https` address", "write `https://HOST/…`");
    }
    if (loopback && !privateNetworks) {
      return refused(
          "`" + address + "` is on this machine", "allow private networks for issuers to use it");
    }
    return literal.flatMap(this::objection);
  }

  /**
   * What speaks against calling an address that a name resolved to.
   *
   * @param address one of the addresses of a host
   * @return {@code issuer_address_refused}, or empty if nothing does
   */
  public Optional<Problem> objection(InetAddress address) {
    return switch (AddressClass.of(address)) {
      case PUBLIC -> Optional.empty();
      case PRIVATE ->
          privateNetworks
              ? Optional.empty()
              : refused(
                  "`" + address.getHostAddress() + "` is a private address",
                  "allow private networks for issuers to use it");
      case NEVER ->
          refused("`" + address.getHostAddress() + "` is an address that no issuer has", "");
    };
  }

  /** An address that is written as numbers. Names are not looked up here. */
  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Problem> refused(String why, String remedy) {
    return Optional.of(
        Problem.of(Problem.Kind.INVALID, "issuer_address_refused", why).mend(remedy));
  }
}
