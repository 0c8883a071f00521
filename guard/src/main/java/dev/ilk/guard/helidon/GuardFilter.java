package dev.ilk.guard.helidon;

import dev.ilk.guard.Caller;
import dev.ilk.guard.Guard;
import dev.ilk.guard.GuardedAction;
import dev.ilk.guard.GuardedRequest;
import dev.ilk.guard.Ruling;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Guards what lies behind it in a Helidon 4 web server. Who calls is registered in the request's
 * context as a {@link Caller} for what comes after. A request of which it is not told what it does
 * is refused.
 */
// Whoever uses the filter has the server's module; nobody else shall need it.
@SuppressWarnings("exports")
public final class GuardFilter implements Filter {
  private static final HeaderName PROOF = HeaderNames.create("DPoP");
  private static final HeaderName NONCE = HeaderNames.create("DPoP-Nonce");

  private final Guard guard;
  private final URI origin;
  private final Function<ServerRequest, Optional<GuardedAction>> actions;

  /**
   * A filter.
   *
   * @param guard the guard; who started it closes it
   * @param origin scheme and authority under which callers know the service, such as {@code
   *     https://payments.example}
   * @param actions what a request is about to do; empty for a request that is to be refused
   */
  public GuardFilter(
      Guard guard, URI origin, Function<ServerRequest, Optional<GuardedAction>> actions) {
    this.guard = guard;
    this.origin = origin;
    this.actions = actions;
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    Optional<GuardedAction> action = actions.apply(request);
    Ruling ruling =
        action.isPresent()
            ? guard.rule(shown(request), action.get())
            : Ruling.Refused.undescribed();
    ruling.nonce().ifPresent(nonce -> response.header(NONCE, nonce));
    switch (ruling) {
      case Ruling.Permitted(Caller caller, var _, var _) -> {
        request.context().register(caller);
        chain.proceed();
      }
      case Ruling.Refused refused -> {
        if (!refused.challenges().isEmpty()) {
          response.header(
              HeaderNames.WWW_AUTHENTICATE, refused.challenges().toArray(String[]::new));
        }
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.status(refused.status()).send(refused.json());
      }
    }
  }

  private GuardedRequest shown(RoutingRequest request) {
    return new GuardedRequest(
        // What stands twice could be read in two ways.
        values(request, HeaderNames.AUTHORIZATION).size() == 1
            ? Optional.of(request.headers().get(HeaderNames.AUTHORIZATION).get())
            : Optional.empty(),
        values(request, PROOF),
        request.prologue().method().text(),
        GuardedRequest.address(origin, request.prologue().uriPath().rawPath()),
        request.remotePeer().tlsCertificates().flatMap(GuardFilter::first));
  }

  private static List<String> values(RoutingRequest request, HeaderName name) {
    return request.headers().contains(name) ? request.headers().get(name).allValues() : List.of();
  }

  private static Optional<X509Certificate> first(Certificate[] chain) {
    return chain.length > 0 && chain[0] instanceof X509Certificate certificate
        ? Optional.of(certificate)
        : Optional.empty();
  }
}
