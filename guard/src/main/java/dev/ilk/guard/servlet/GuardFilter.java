package dev.ilk.guard.servlet;

import dev.ilk.guard.Caller;
import dev.ilk.guard.Guard;
import dev.ilk.guard.GuardedAction;
import dev.ilk.guard.GuardedRequest;
import dev.ilk.guard.Ruling;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Guards what lies behind it in a servlet container (Jakarta Servlet 6). Who calls stands in the
 * request's attribute {@link #CALLER} for what comes after. A request of which it is not told what
 * it does is refused.
 */
// Whoever uses the filter has the server's module; nobody else shall need it.
@SuppressWarnings("exports")
public final class GuardFilter implements Filter {
  /** The attribute that holds the {@link Caller}. */
  public static final String CALLER = Caller.class.getName();

  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private final Guard guard;
  private final URI origin;
  private final Function<HttpServletRequest, Optional<GuardedAction>> actions;

  /**
   * A filter.
   *
   * @param guard the guard; who started it closes it
   * @param origin scheme and authority under which callers know the service, such as {@code
   *     https://payments.example}
   * @param actions what a request is about to do, best read from the path as the container decoded
   *     it; empty for a request that is to be refused
   */
  public GuardFilter(
      Guard guard, URI origin, Function<HttpServletRequest, Optional<GuardedAction>> actions) {
    this.guard = guard;
    this.origin = origin;
    this.actions = actions;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest http)
        || !(response instanceof HttpServletResponse answer)) {
      throw new ServletException("only HTTP can be guarded");
    }
    Optional<GuardedAction> action = actions.apply(http);
    Ruling ruling =
        action.isPresent() ? guard.rule(shown(http), action.get()) : Ruling.Refused.undescribed();
    ruling.nonce().ifPresent(nonce -> answer.setHeader("DPoP-Nonce", nonce));
    switch (ruling) {
      case Ruling.Permitted(Caller caller, var _, var _) -> {
        http.setAttribute(CALLER, caller);
        chain.doFilter(http, answer);
      }
      case Ruling.Refused refused -> refuse(answer, refused);
    }
  }

  private GuardedRequest shown(HttpServletRequest request) {
    List<String> authorization = Collections.list(request.getHeaders("Authorization"));
    return new GuardedRequest(
        // What stands twice could be read in two ways.
        authorization.size() == 1 ? Optional.of(authorization.getFirst()) : Optional.empty(),
        Collections.list(request.getHeaders("DPoP")),
        request.getMethod(),
        GuardedRequest.address(origin, request.getRequestURI()),
        request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
            ? Optional.of(chain[0])
            : Optional.empty());
  }

  private static void refuse(HttpServletResponse answer, Ruling.Refused refused)
      throws IOException {
    answer.setStatus(refused.status());
    refused.challenges().forEach(challenge -> answer.addHeader("WWW-Authenticate", challenge));
    answer.setContentType("application/json");
    answer.getOutputStream().write(refused.json());
  }
}
