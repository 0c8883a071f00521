package dev.ilk.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web app with a key of its own, made of a library that is not ours (Nimbus' OAuth 2.0 SDK): it
 * authenticates by {@code private_key_jwt}, and can push its requests and bind its tokens.
 */
final class KeyedApp {
  static final URI REDIRECT = URI.create("https://ledger.acme.example/callback");
  private static final Pattern ONWARD = Pattern.compile("content=\"0; url=([^\"]+)\"");

  final OIDCProviderMetadata metadata;
  final ClientID id;
  final ECKey key;
  final CodeVerifier verifier = new CodeVerifier();
  final State state = new State();
  final Nonce nonce = new Nonce();

  private KeyedApp(OIDCProviderMetadata metadata, String id, ECKey key) {
    this.metadata = metadata;
    this.id = new ClientID(id);
    this.key = key;
  }

  /** An app that an operator registered with its public key. */
  static KeyedApp of(Company company, String... more) throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("ledger-1").generate();
    Path keys = Files.createTempFile(company.folder(), "ledger", ".jwks");
    Files.writeString(keys, new JWKSet(key).toPublicJWKSet().toString());
    List<String> command =
        new ArrayList<>(List.of("app", "register", "prod", "Ledger", "--jwks", keys.toString()));
    command.addAll(List.of("--redirect", REDIRECT.toString()));
    command.addAll(List.of(more));
    Told registered = company.ilk(command.toArray(String[]::new));
    if (registered.code() != 0) {
      throw new IOException(registered.text());
    }
    Issuer issuer = new Issuer(company.ilk() + "/e/prod/human");
    return new KeyedApp(OIDCProviderMetadata.resolve(issuer), registered.text().strip(), key);
  }

  PrivateKeyJWT assertion() throws JOSEException {
    return assertion(metadata.getIssuer().getValue());
  }

  PrivateKeyJWT assertion(String audience) throws JOSEException {
    return new PrivateKeyJWT(
        new JWTAuthenticationClaimsSet(id, new Audience(audience)),
        JWSAlgorithm.ES256,
        key.toPrivateKey(),
        key.getKeyID(),
        null);
  }

  AuthorizationRequest.Builder asking(String... scopes) {
    return new AuthorizationRequest.Builder(ResponseType.CODE, id)
        .scope(new Scope(scopes))
        .redirectionURI(REDIRECT)
        .endpointURI(metadata.getAuthorizationEndpointURI())
        .state(state)
        .customParameter("nonce", nonce.getValue())
        .codeChallenge(verifier, CodeChallengeMethod.S256);
  }

  PushedAuthorizationResponse push(AuthorizationRequest request, Optional<NimbusWallet> wallet)
      throws Exception {
    return PushedAuthorizationResponse.parse(
        proving(
            wallet,
            metadata.getPushedAuthorizationRequestEndpointURI(),
            () ->
                new PushedAuthorizationRequest(
                        metadata.getPushedAuthorizationRequestEndpointURI(), assertion(), request)
                    .toHTTPRequest()));
  }

  /** The address to which a browser carries a request that was pushed. */
  String pushed(PushedAuthorizationResponse response) {
    return new AuthorizationRequest.Builder(response.toSuccessResponse().getRequestURI(), id)
        .endpointURI(metadata.getAuthorizationEndpointURI())
        .build()
        .toURI()
        .toString();
  }

  /** The answer that the person's yes leads to, now or as it was given before. */
  static AuthorizationResponse allow(Browser browser) throws Exception {
    if (browser.address().startsWith(REDIRECT.toString())) {
      return AuthorizationResponse.parse(URI.create(browser.address()));
    }
    Answer leaving = browser.submit("/console/authorize", Map.of("answer", "allow"));
    Matcher onward = ONWARD.matcher(leaving.text());
    if (!onward.find()) {
      throw new IOException(leaving.status() + " " + leaving.text());
    }
    return AuthorizationResponse.parse(URI.create(onward.group(1).replace("&amp;", "&")));
  }

  TokenResponse redeem(AuthorizationCode code, Optional<NimbusWallet> wallet) throws Exception {
    return send(new AuthorizationCodeGrant(code, REDIRECT, verifier), wallet);
  }

  TokenResponse send(AuthorizationGrant grant, Optional<NimbusWallet> wallet) throws Exception {
    URI endpoint = metadata.getTokenEndpointURI();
    return OIDCTokenResponseParser.parse(
        proving(
            wallet,
            endpoint,
            () -> new TokenRequest(endpoint, assertion(), grant, null).toHTTPRequest()));
  }

  /** A request that is made anew for each try, since neither assertion nor proof is good twice. */
  private interface Making {
    HTTPRequest make() throws Exception;
  }

  private static HTTPResponse proving(Optional<NimbusWallet> wallet, URI endpoint, Making making)
      throws Exception {
    if (wallet.isEmpty()) {
      return making.make().send();
    }
    HTTPRequest first = making.make();
    first.setDPoP(wallet.get().signed("POST", endpoint, Optional.empty(), Optional.empty()));
    String nonce = first.send().getHeaderValue("DPoP-Nonce");
    HTTPRequest second = making.make();
    second.setDPoP(wallet.get().signed("POST", endpoint, Optional.empty(), Optional.of(nonce)));
    return second.send();
  }
}
