package dev.ilk.outside.provider;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The authorization endpoint. A {@code GET} shows the form; a {@code POST} of {@code user} to the
 * same address signs that person in.
 */
final class Authorization {
  private final SampleProvider provider;
  private final Codes codes;
  private final InstantSource clock;

  Authorization(SampleProvider provider, Codes codes, InstantSource clock) {
    this.provider = provider;
    this.codes = codes;
    this.clock = clock;
  }

  void handle(HttpExchange exchange) throws IOException {
    Optional<AuthenticationRequest> request = request(exchange);
    if (request.isEmpty()) {
      // Without a registered address there is nowhere to send the error (RFC 6749, 4.1.2.1).
      Http.answer(exchange, 400, "text/html", Page.error("This request is not one we know."));
      return;
    }
    if (exchange.getRequestMethod().equals("GET")) {
      Http.answer(exchange, 200, "text/html", Page.form(provider.userNames()));
      return;
    }
    Map<String, List<String>> form = URLUtils.parseParameters(Http.body(exchange));
    String name = String.join("", form.getOrDefault("user", List.of()));
    Optional<SampleUser> user = provider.user(name);
    if (user.isEmpty()) {
      Http.answer(exchange, 401, "text/html", Page.error("Nobody here has that name."));
      return;
    }
    AuthorizationCode code = codes.issue(request.get(), user.get(), clock.instant());
    AuthenticationSuccessResponse response =
        new AuthenticationSuccessResponse(
            request.get().getRedirectionURI(),
            code,
            null,
            null,
            request.get().getState(),
            null,
            new Issuer(provider.issuer()),
            null);
    exchange.getResponseHeaders().set("Location", response.toURI().toString());
    Http.answer(exchange, 302, "text/plain", "");
  }

  private Optional<AuthenticationRequest> request(HttpExchange exchange) {
    try {
      AuthenticationRequest request =
          AuthenticationRequest.parse(exchange.getRequestURI().getRawQuery());
      return Optional.of(request)
          .filter(it -> it.getResponseType().equals(ResponseType.CODE))
          .filter(it -> CodeChallengeMethod.S256.equals(it.getCodeChallengeMethod()))
          .filter(it ->
              provider
                  .client(it.getClientID().getValue())
                  .filter(client -> client.redirect().equals(it.getRedirectionURI()))
                  .isPresent());
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
