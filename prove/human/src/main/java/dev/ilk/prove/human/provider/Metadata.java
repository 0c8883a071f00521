package dev.ilk.prove.human.provider;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a provider publishes of itself (OpenID Connect Discovery 1.0, section 3), checked.
 *
 * @param authorization where browsers are sent
 * @param token where codes are exchanged
 * @param keys where its public keys are
 * @param postsSecret whether the client's secret goes into the form and not into the header
 * @param namesIssuer whether its answers always name it (RFC 9207, section 3)
 */
record Metadata(URI authorization, URI token, URI keys, boolean postsSecret, boolean namesIssuer) {

  static Result<Metadata> fetch(Provider provider, ProviderHttp http) {
    URI address = address(provider.issuer());
    try {
      HTTPResponse answer = http.get(address);
      return answer.getStatusCode() == HTTPResponse.SC_OK
          ? check(provider, OIDCProviderMetadata.parse(answer.getBody()))
          : Unavailable.because(
              provider, "answers discovery with status " + answer.getStatusCode());
    } catch (IOException e) {
      return Unavailable.because(provider, "does not answer");
    } catch (ParseException e) {
      return Unavailable.because(provider, "answers discovery with something unreadable");
    }
  }

  /** The issuer, without a final slash, and the well-known path (Discovery, section 4). */
  private static URI address(URI issuer) {
    String base = issuer.toString();
    String stem = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return URI.create(stem + "/.well-known/openid-configuration");
  }

  private static Result<Metadata> check(Provider provider, OIDCProviderMetadata published) {
    // Discovery, section 4.3: exactly the same, or someone speaks for another.
    if (!published.getIssuer().getValue().equals(provider.issuer().toString())) {
      return Unavailable.because(
          provider, "calls itself `%s`".formatted(bounded(published.getIssuer().getValue())));
    }
    URI authorization = published.getAuthorizationEndpointURI();
    URI token = published.getTokenEndpointURI();
    URI keys = published.getJWKSetURI();
    if (authorization == null || token == null || keys == null) {
      return Unavailable.because(provider, "publishes no endpoints for the code flow");
    }
    boolean plain = Endpoints.isLoopback(provider.issuer());
    if (!Stream.of(authorization, token, keys)
        .allMatch(at -> Endpoints.isSafe(at) && (plain || !Endpoints.isLoopback(at)))) {
      return Unavailable.because(provider, "publishes endpoints without `https`");
    }
    List<CodeChallengeMethod> challenges = published.getCodeChallengeMethods();
    if (challenges != null && !challenges.contains(CodeChallengeMethod.S256)) {
      return Unavailable.because(provider, "does not support PKCE with S256");
    }
    return Result.ok(
        new Metadata(
            authorization,
            token,
            keys,
            postsSecret(published.getTokenEndpointAuthMethods()),
            published.supportsAuthorizationResponseIssuerParam()));
  }

  /** The header is the default (Discovery, section 3). */
  private static boolean postsSecret(@Nullable List<ClientAuthenticationMethod> methods) {
    return methods != null
        && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
  }

  private static String bounded(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
