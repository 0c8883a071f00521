package dev.ilk.demo;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program on a person's machine that lets the person sign in, made of a library that is not ours
 * (Nimbus' OAuth 2.0 SDK): a public client with a loopback redirect (RFC 8252).
 */
final class AppClient implements AutoCloseable {
  private static final Pattern ONWARD = Pattern.compile("content=\"0; url=([^\"]+)\"");

  final OIDCProviderMetadata metadata;
  final ClientID id;
  final URI redirect;
  CodeVerifier verifier = new CodeVerifier();
  final State state = new State();
  final Nonce nonce = new Nonce();
  private final HttpServer receiver;

  private AppClient(OIDCProviderMetadata metadata, String id, HttpServer receiver) {
    this.metadata = metadata;
    this.id = new ClientID(id);
    this.receiver = receiver;
    this.redirect = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/callback");
  }

  /** An app that an operator registered, ready to be used. */
  static AppClient of(Company company, String... registering) throws Exception {
    String[] command = new String[registering.length + 6];
    String[] begin = {
      "app", "register", "prod", "Ledger", "--redirect", "http://127.0.0.1/callback"
    };
    System.arraycopy(begin, 0, command, 0, begin.length);
    System.arraycopy(registering, 0, command, begin.length, registering.length);
    Told registered = company.ilk(command);
    if (registered.code() != 0) {
      throw new IOException(registered.text());
    }
    return known(company, registered.text().strip());
  }

  static AppClient known(Company company, String id) throws Exception {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    Issuer issuer = new Issuer(company.ilk() + "/e/prod/human");
    return new AppClient(OIDCProviderMetadata.resolve(issuer), id, receiver);
  }

  /** What the app asks for. */
  AuthorizationRequest.Builder asking(String... scopes) {
    return new AuthorizationRequest.Builder(ResponseType.CODE, id)
        .scope(new Scope(scopes))
        .redirectionURI(redirect)
        .endpointURI(metadata.getAuthorizationEndpointURI())
        .state(state)
        .customParameter("nonce", nonce.getValue())
        .codeChallenge(verifier, CodeChallengeMethod.S256);
  }

  /** Sends the browser with a request; whoever uses it is signed in already. */
  Answer open(Browser browser, AuthorizationRequest request) throws Exception {
    return browser.open(request.toURI().toString());
  }

  /** The person allows it; the answer is judged as the library does (RFC 9207 included). */
  AuthorizationResponse allow(Browser browser) throws Exception {
    return answered(browser, "allow");
  }

  AuthorizationResponse answered(Browser browser, String answer) throws Exception {
    Answer leaving = browser.submit("/console/authorize", Map.of("answer", answer));
    Matcher onward = ONWARD.matcher(leaving.text());
    if (!onward.find()) {
      throw new IOException(leaving.status() + " " + leaving.text());
    }
    return AuthorizationResponse.parse(URI.create(onward.group(1).replace("&amp;", "&")));
  }

  AuthorizationCode signIn(Browser browser, UnaryOperator<AuthorizationRequest.Builder> change)
      throws Exception {
    open(browser, change.apply(asking("openid", "profile", "email")).build());
    return allow(browser).toSuccessResponse().getAuthorizationCode();
  }

  TokenResponse redeem(AuthorizationCode code) throws Exception {
    return send(new AuthorizationCodeGrant(code, redirect, verifier));
  }

  TokenResponse refresh(RefreshToken token) throws Exception {
    return send(new RefreshTokenGrant(token));
  }

  TokenResponse send(AuthorizationGrant grant) throws Exception {
    return OIDCTokenResponseParser.parse(
        new TokenRequest(metadata.getTokenEndpointURI(), id, grant, null).toHTTPRequest().send());
  }

  @Override
  public void close() {
    receiver.stop(0);
  }
}
