package dev.ilk.outside.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.jose.PublicJwk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenID Connect issuer on the loopback interface: discovery, keys, and tokens of any claims.
 * Its keys end with the process.
 */
public final class TokenIssuer implements AutoCloseable {
  private final HttpServer server;
  private final String path;
  private final Algorithm algorithm;
  private final AtomicInteger keyReads = new AtomicInteger();
  private volatile List<Signer> signers;

  private TokenIssuer(HttpServer server, String path, Algorithm algorithm) {
    this.server = server;
    this.path = path;
    this.algorithm = algorithm;
    this.signers = List.of(Signer.ephemeral(algorithm));
  }

  /**
   * Starts an issuer on a free port.
   *
   * @param path the path of its identifier, such as {@code /actions}; may be empty
   * @param algorithm how it signs
   * @return the running issuer
   * @throws IOException if no port can be had
   */
  public static TokenIssuer start(String path, Algorithm algorithm) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TokenIssuer issuer = new TokenIssuer(server, path, algorithm);
    server.createContext(
        path + "/.well-known/openid-configuration",
        exchange -> answer(exchange, "application/json", issuer.metadata()));
    server.createContext(
        path + "/jwks",
        exchange -> {
          issuer.keyReads.incrementAndGet();
          answer(exchange, "application/jwk-set+json", issuer.keys().json());
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return issuer;
  }

  /**
   * Its identifier.
   *
   * @return the {@code iss} of its tokens
   */
  public String identifier() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /**
   * Signs a token.
   *
   * @param claims all of them, {@code iss} included
   * @return the token
   */
  public String sign(Claims claims) {
    return JwtSigner.sign(signers.getLast(), "JWT", claims);
  }

  /** Signs with a new key from now on; the keys before stay published. */
  public void rotate() {
    List<Signer> more = new ArrayList<>(signers);
    more.add(Signer.ephemeral(algorithm));
    signers = List.copyOf(more);
  }

  /**
   * How often its keys were fetched.
   *
   * @return since it started
   */
  public int keyReads() {
    return keyReads.get();
  }

  private JwkSet keys() {
    return JwkSet.of(
        signers.stream()
            .map(signer -> PublicJwk.own(signer.algorithm(), signer.verifyingKey()))
            .toList());
  }

  private String metadata() {
    return """
    {"issuer":"%s","jwks_uri":"%s/jwks","response_types_supported":["id_token"],\
    "subject_types_supported":["public"],\
    "id_token_signing_alg_values_supported":["%s"]}
    """
        .formatted(identifier(), identifier(), algorithm.joseName());
  }

  private static void answer(HttpExchange exchange, String type, String text) throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
