package dev.ilk.outside.provider;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;

/** The token endpoint: a code, the verifier and the client's own proof in; an ID token out. */
final class TokenEndpoint {
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final SampleProvider provider;
  private final Codes codes;
  private final Keys keys;
  private final InstantSource clock;

  TokenEndpoint(SampleProvider provider, Codes codes, Keys keys, InstantSource clock) {
    this.provider = provider;
    this.codes = codes;
    this.keys = keys;
    this.clock = clock;
  }

  void handle(HttpExchange exchange) throws IOException {
    HTTPResponse answer;
    try {
      answer = answer(TokenRequest.parse(message(exchange)));
    } catch (ParseException e) {
      answer = error(OAuth2Error.INVALID_REQUEST);
    }
    Http.answer(exchange, answer.getStatusCode(), "application/json", answer.getBody());
  }

  private HTTPResponse answer(TokenRequest request) {
    if (!(request.getAuthorizationGrant() instanceof AuthorizationCodeGrant grant)) {
      return error(OAuth2Error.UNSUPPORTED_GRANT_TYPE);
    }
    Optional<SampleClient> client = client(request);
    if (client.isEmpty()) {
      return error(OAuth2Error.INVALID_CLIENT);
    }
    Instant now = clock.instant();
    return codes
        .redeem(grant.getAuthorizationCode(), now)
        .filter(held -> fits(held.request(), grant, client.get()))
        .map(held -> success(held, now))
        .orElseGet(() -> error(OAuth2Error.INVALID_GRANT));
  }

  /** RFC 6749, section 4.1.3, and RFC 7636, section 4.6. */
  private static boolean fits(
      AuthenticationRequest asked, AuthorizationCodeGrant grant, SampleClient client) {
    return asked.getClientID().getValue().equals(client.id())
        && asked.getRedirectionURI().equals(grant.getRedirectionURI())
        && grant.getCodeVerifier() != null
        && CodeChallenge.compute(asked.getCodeChallengeMethod(), grant.getCodeVerifier())
            .equals(asked.getCodeChallenge());
  }

  private Optional<SampleClient> client(TokenRequest request) {
    ClientAuthentication proof = request.getClientAuthentication();
    if (proof instanceof PlainClientSecret secret) {
      return provider
          .client(proof.getClientID().getValue())
          .filter(client ->
              client
                  .secret()
                  .filter(known -> new Secret(known).equals(secret.getClientSecret()))
                  .isPresent());
    }
    return request.getClientID() == null
        ? Optional.empty()
        : provider
            .client(request.getClientID().getValue())
            .filter(client -> client.secret().isEmpty());
  }

  private HTTPResponse success(Codes.Grant held, Instant now) {
    BearerAccessToken access = new BearerAccessToken(LIFE.toSeconds(), null);
    SampleUser user = held.user();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(provider.issuer().toString())
            .subject(user.subject())
            .audience(held.request().getClientID().getValue())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .claim("auth_time", held.at().getEpochSecond())
            .claim("nonce", String.valueOf(held.request().getNonce()))
            .claim("at_hash", AccessTokenHash.compute(access, JWSAlgorithm.ES256, null).getValue())
            .claim("amr", user.factors())
            .claim("email", user.email())
            .claim("email_verified", user.emailVerified())
            .claim("name", user.displayName())
            .build();
    return new OIDCTokenResponse(new OIDCTokens(keys.sign(claims), access, null)).toHTTPResponse();
  }

  private static HTTPResponse error(ErrorObject error) {
    return new TokenErrorResponse(error).toHTTPResponse();
  }

  private static HTTPRequest message(HttpExchange exchange) throws IOException, ParseException {
    HTTPRequest.Method method = HTTPRequest.Method.valueOf(exchange.getRequestMethod());
    URI address = URI.create("http://localhost" + exchange.getRequestURI());
    HTTPRequest message = new HTTPRequest(method, address);
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) {
      message.setContentType(type);
    }
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null) {
      message.setAuthorization(authorization);
    }
    message.setBody(Http.body(exchange));
    return message;
  }
}
