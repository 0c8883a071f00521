package dev.ilk.outside.provider;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The company's identity provider, on a free port of the loopback interface.
 *
 * <p>A program signs a person in by posting {@code user=NAME} as a form to the very address that a
 * relying party sends the browser to; the answer is the redirect back, with a code.
 */
public final class SampleProvider implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<SampleUser> users;
  private final Map<String, SampleClient> clients = new ConcurrentHashMap<>();
  private final Keys keys = new Keys();

  private SampleProvider(HttpServer server, List<SampleUser> users) {
    this.server = server;
    this.users = List.copyOf(users);
  }

  /**
   * Starts the provider.
   *
   * @param users who can sign in; names in lower-case letters, digits, dots and hyphens
   * @param clock for the times in ID tokens
   * @return running, without any client
   * @throws IOException if no port can be had
   */
  public static SampleProvider start(List<SampleUser> users, InstantSource clock)
      throws IOException {
    for (SampleUser user : users) {
      if (!user.name().matches("[a-z][a-z0-9.-]*")) {
        throw new IllegalArgumentException("`" + user.name() + "` is no user's name");
      }
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SampleProvider provider = new SampleProvider(server, users);
    Codes codes = new Codes();
    provider.serve(
        "/.well-known/openid-configuration",
        exchange -> Http.answer(exchange, 200, "application/json", provider.metadata()));
    provider.serve(
        "/jwks",
        exchange -> Http.answer(exchange, 200, "application/json", provider.keys.published()));
    provider.serve("/authorize", new Authorization(provider, codes, clock)::handle);
    provider.serve("/token", new TokenEndpoint(provider, codes, provider.keys, clock)::handle);
    server.setExecutor(provider.threads);
    server.start();
    return provider;
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  /**
   * Its identifier.
   *
   * @return an address on the loopback interface
   */
  public URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Makes a relying party known, or replaces it.
   *
   * @param client the relying party
   */
  public void register(SampleClient client) {
    clients.put(client.id(), client);
  }

  /** Signs with a new key from now on; the keys before stay published. */
  public void rotateKeys() {
    keys.rotate();
  }

  Optional<SampleClient> client(String id) {
    return Optional.ofNullable(clients.get(id));
  }

  Optional<SampleUser> user(String name) {
    return users.stream().filter(user -> user.name().equals(name)).findFirst();
  }

  List<String> userNames() {
    return users.stream().map(SampleUser::name).toList();
  }

  private String metadata() {
    OIDCProviderMetadata metadata =
        new OIDCProviderMetadata(
            new Issuer(issuer()), List.of(SubjectType.PUBLIC), issuer().resolve("/jwks"));
    metadata.setAuthorizationEndpointURI(issuer().resolve("/authorize"));
    metadata.setTokenEndpointURI(issuer().resolve("/token"));
    metadata.setResponseTypes(List.of(ResponseType.CODE));
    metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.ES256));
    metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
    metadata.setTokenEndpointAuthMethods(
        List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST,
            ClientAuthenticationMethod.NONE));
    metadata.setSupportsAuthorizationResponseIssuerParam(true);
    return metadata.toString();
  }

  /**
   * Signs what it is given, as a provider that means harm might.
   *
   * @param type the header's {@code typ}
   * @param claims of any content
   * @return the token
   */
  public String sign(String type, Map<String, Object> claims) {
    try {
      return keys.sign(new JOSEObjectType(type), JWTClaimsSet.parse(claims)).serialize();
    } catch (ParseException e) {
      throw new IllegalArgumentException("these are no claims", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
