package dev.ilk.web.http;

import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.possession.Presented;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What software shows of itself with a request: a token in the {@code Authorization} header (RFC
 * 6750; RFC 9449, section 7.1), proof of a key, and the certificate of the connection.
 *
 * @param token as received; another scheme's credential is taken as it is, so that the record tells
 *     what it looked like
 * @param presented what came beside it
 */
public record Showing(ShownToken token, Presented presented) {
  /** Carries proofs (RFC 9449, section 4.1). */
  public static final HeaderName DPOP = HeaderNames.create("DPoP");

  private static final String BEARER = "Bearer ";
  private static final String KEYED = "DPoP ";

  /**
   * Reads a header.
   *
   * @param authorization its value
   * @param request the rest of the request
   * @param addresses where the door is known to the public, asked if a key is shown
   * @param tokens takes the token apart
   * @return what is shown
   */
  public static Showing of(
      String authorization,
      ServerRequest request,
      Supplier<List<URI>> addresses,
      Function<String, ShownToken> tokens) {
    if (marked(authorization, KEYED)) {
      ShownToken token = tokens.apply(authorization.substring(KEYED.length()).strip());
      return new Showing(token, presented(request, addresses.get()));
    }
    String text =
        marked(authorization, BEARER)
            ? authorization.substring(BEARER.length()).strip()
            : authorization;
    // RFC 9449, section 7.2: with this scheme no key is shown, whatever other headers say.
    return new Showing(
        tokens.apply(text), new Presented(List.of(), method(request), List.of(), chain(request)));
  }

  /**
   * What a request shows besides its token.
   *
   * @param request the request
   * @param addresses where the door is known to the public
   * @return proofs and certificate as received
   */
  public static Presented presented(ServerRequest request, List<URI> addresses) {
    List<String> proofs =
        request.headers().contains(DPOP) ? request.headers().get(DPOP).allValues() : List.of();
    return new Presented(proofs, method(request), addresses, chain(request));
  }

  private static String method(ServerRequest request) {
    return request.prologue().method().text();
  }

  private static List<X509Certificate> chain(ServerRequest request) {
    return request.remotePeer().tlsCertificates().map(List::of).orElse(List.of()).stream()
        .filter(X509Certificate.class::isInstance)
        .map(X509Certificate.class::cast)
        .toList();
  }

  private static boolean marked(String authorization, String scheme) {
    return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
  }
}
