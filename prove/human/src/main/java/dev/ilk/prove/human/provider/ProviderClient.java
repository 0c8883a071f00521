package dev.ilk.prove.human.provider;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Secret;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.Refusal;
import dev.ilk.keys.jose.UnverifiedJwt;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ilk as a relying party of one provider: sends browsers there and turns codes into {@link
 * Vouched}. Safe to share between threads.
 */
public final class ProviderClient {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderClient.class);

  /**
   * Metadata older than this is fetched again before a browser is sent away, so that people get a
   * clear page from us and not a dead address when the provider is down.
   */
  private static final Duration SEEN_ALIVE = Duration.ofSeconds(10);

  private static final Duration METADATA = Duration.ofMinutes(10);
  private static final Duration KEYS = Duration.ofMinutes(10);

  /** A token with an unknown {@code kid} makes us fetch the keys again, at most this often. */
  private static final Duration KEYS_AFTER_ROTATION = Duration.ofSeconds(10);

  private final Provider provider;
  private final URI redirect;
  private final ProviderHttp http;
  private final Function<String, @Nullable String> environment;
  private final IdTokens idTokens;
  private final LogoutTokens logoutTokens;
  private final Cached<Metadata> metadata = new Cached<>();
  private final Cached<JwkSet> keys = new Cached<>();

  /**
   * Builds a client. Nothing is fetched before it is needed.
   *
   * @param provider the provider's configuration
   * @param redirect where the provider sends browsers back to; registered there
   * @param http the transport
   * @param environment finds environment variables, for a client secret kept in one
   */
  public ProviderClient(
      Provider provider,
      URI redirect,
      ProviderHttp http,
      Function<String, @Nullable String> environment) {
    this.provider = provider;
    this.redirect = redirect;
    this.http = http;
    this.environment = environment;
    this.idTokens = new IdTokens(provider);
    this.logoutTokens = new LogoutTokens(provider);
  }

  /**
   * The provider.
   *
   * @return its configuration
   */
  public Provider provider() {
    return provider;
  }

  /**
   * What is unique to one sign-in.
   *
   * @param state comes back with the browser (RFC 6749, section 10.12)
   * @param nonce comes back in the ID token
   * @param verifier proves that whoever exchanges the code has begun the sign-in (RFC 7636)
   * @param begun when the browser was sent
   * @param demand what the sign-in is asked to be
   */
  public record Handshake(
      String state, String nonce, Secret verifier, Instant begun, Demand demand) {}

  /**
   * Where to send the browser (OpenID Connect Core 1.0, section 3.1.2.1).
   *
   * @param handshake what is unique to this sign-in
   * @return the address, or {@code provider_unavailable}
   */
  public Result<URI> authorization(Handshake handshake) {
    return published(handshake.begun(), SEEN_ALIVE)
        .then(published -> {
          AuthenticationRequest.Builder request =
              new AuthenticationRequest.Builder(
                      ResponseType.CODE,
                      Scope.parse(provider.scopes().stream().sorted().toList()),
                      new ClientID(provider.clientId()),
                      redirect)
                  .endpointURI(published.authorization())
                  .state(new State(handshake.state()))
                  .nonce(new Nonce(handshake.nonce()))
                  .codeChallenge(
                      new CodeVerifier(handshake.verifier().reveal()), CodeChallengeMethod.S256);
          handshake.demand().maxAge().ifPresent(age -> request.maxAge((int) age.toSeconds()));
          return Result.ok(request.build().toURI());
        });
  }

  /**
   * Whether an answer names the issuer as it should (RFC 9207, section 2.4).
   *
   * @param named the {@code iss} parameter of the answer, if it has one
   * @param now the present
   * @return the issuer, or {@code issuer_mismatch}, or {@code provider_unavailable}
   */
  public Result<URI> answerer(Optional<String> named, Instant now) {
    return published(now, METADATA)
        .then(published -> {
          boolean fits =
              named
                  .map(issuer -> issuer.equals(provider.issuer().toString()))
                  .orElse(!published.namesIssuer());
          return fits
              ? Result.ok(provider.issuer())
              : Result.failed(
                  Problem.of(
                          Problem.Kind.UNPROVEN,
                          "issuer_mismatch",
                          "the answer does not come from the provider that was asked")
                      .at("iss"));
        });
  }

  /**
   * Exchanges a code and validates what comes back.
   *
   * @param code as it came with the browser
   * @param handshake what was unique to this sign-in
   * @param now the present
   * @return whom the provider vouched for, or why nobody: {@code code_refused}, {@code
   *     token_answer_malformed}, {@code provider_unavailable}, {@code client_secret_missing}, or a
   *     refusal of the ID token
   */
  public Result<Vouched> exchange(String code, Handshake handshake, Instant now) {
    return published(now, METADATA)
        .then(published ->
            tokens(published, code, handshake)
                .then(tokens -> validate(published, tokens, handshake, now)));
  }

  /**
   * Validates a logout token, as the provider itself brings it.
   *
   * @param token of any content
   * @param now the present
   * @return what it tells, or {@code provider_unavailable}, or a refusal of the token
   */
  public Result<LoggedOut> loggedOut(String token, Instant now) {
    return UnverifiedJwt.parse(token)
        .then(jwt ->
            published(now, METADATA)
                .then(published ->
                    withKeys(published, now, keys -> logoutTokens.validate(jwt, keys, now))));
  }

  /** Fetches the keys again once if none is known by that name. */
  private <T> Result<T> withKeys(
      Metadata published, Instant now, Function<JwkSet, Result<T>> validation) {
    Result<T> first = keys(published, now, KEYS).then(validation);
    return first instanceof Result.Failed<T>(List<Problem> problems)
            && Refusal.KEY_UNKNOWN.is(problems.getFirst())
        ? keys(published, now, KEYS_AFTER_ROTATION).then(validation)
        : first;
  }

  private Result<Metadata> published(Instant now, Duration maxAge) {
    return metadata.get(now, maxAge, () -> Metadata.fetch(provider, http));
  }

  private Result<OIDCTokenResponse> tokens(Metadata published, String code, Handshake handshake) {
    AuthorizationCodeGrant grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), redirect, new CodeVerifier(handshake.verifier().reveal()));
    return request(published, grant)
        .then(request -> {
          try {
            HTTPResponse answer = http.send(request.toHTTPRequest());
            if (answer.getStatusCode() >= 500) {
              return Unavailable.because(provider, "fails with status " + answer.getStatusCode());
            }
            TokenResponse parsed = OIDCTokenResponseParser.parse(answer);
            return parsed.indicatesSuccess()
                ? Result.ok((OIDCTokenResponse) parsed.toSuccessResponse())
                : refused(String.valueOf(parsed.toErrorResponse().getErrorObject().getCode()));
          } catch (IOException e) {
            LOG.warn("provider {}: {}", provider.name(), e.getMessage());
            return Unavailable.because(provider, "does not answer");
          } catch (ParseException e) {
            return malformed("the token endpoint's answer is unreadable");
          }
        });
  }

  private Result<TokenRequest> request(Metadata published, AuthorizationCodeGrant grant) {
    ClientID client = new ClientID(provider.clientId());
    if (provider.clientSecret().isEmpty()) {
      return Result.ok(new TokenRequest.Builder(published.token(), client, grant).build());
    }
    // Read for each sign-in, so that a replaced secret needs no restart.
    return provider
        .clientSecret()
        .get()
        .read(environment)
        .then(secret -> {
          var value = new com.nimbusds.oauth2.sdk.auth.Secret(secret.reveal());
          var proof =
              published.postsSecret()
                  ? new ClientSecretPost(client, value)
                  : new ClientSecretBasic(client, value);
          return Result.ok(new TokenRequest.Builder(published.token(), proof, grant).build());
        });
  }

  private Result<Vouched> validate(
      Metadata published, OIDCTokenResponse tokens, Handshake handshake, Instant now) {
    if (tokens.getOIDCTokens().getIDToken() == null) {
      return malformed("the token endpoint gave no ID token");
    }
    IdTokens.Expected expected =
        new IdTokens.Expected(
            handshake.nonce(),
            handshake.begun(),
            handshake.demand(),
            tokens.getOIDCTokens().getAccessToken());
    return UnverifiedJwt.parse(tokens.getOIDCTokens().getIDTokenString())
        .then(token ->
            withKeys(published, now, keys -> idTokens.validate(token, keys, expected, now)));
  }

  private Result<JwkSet> keys(Metadata published, Instant now, Duration maxAge) {
    return keys.get(now, maxAge, () -> fetchKeys(published.keys()));
  }

  private Result<JwkSet> fetchKeys(URI address) {
    try {
      HTTPResponse answer = http.get(address);
      return answer.getStatusCode() == HTTPResponse.SC_OK
          ? JwkSet.parse(answer.getBody().getBytes(StandardCharsets.UTF_8))
          : Unavailable.because(
              provider, "answers for its keys with status " + answer.getStatusCode());
    } catch (IOException e) {
      LOG.warn("provider {}: {}", provider.name(), e.getMessage());
      return Unavailable.because(provider, "does not answer for its keys");
    }
  }

  private static <T> Result<T> refused(String error) {
    return Result.failed(
        Problem.of(
            Problem.Kind.UNPROVEN,
            "code_refused",
            "the provider refused the code: `%s`".formatted(error)));
  }

  private static <T> Result<T> malformed(String message) {
    return Result.failed(Problem.of(Problem.Kind.UNPROVEN, "token_answer_malformed", message));
  }
}
