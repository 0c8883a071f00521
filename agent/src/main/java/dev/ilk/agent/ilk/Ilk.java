package dev.ilk.agent.ilk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.guard.IlkRefused;
import dev.ilk.guard.IlkUnavailable;
import dev.ilk.guard.OwnToken;
import dev.ilk.kernel.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** The server's doors for one environment. Safe to share between threads; blocks the caller. */
public final class Ilk implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MAX_BYTES = 2 << 20;
  private static final int UNAUTHORIZED = 401;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI spiffe;
  private final URI revocations;
  private final OwnToken own;
  private final HttpClient client;

  /** A part of the conversation failed; the same may work later. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }

  /**
   * The doors of an environment.
   *
   * @param server the address of Ilk, without a trailing slash
   * @param environment the environment's name
   * @param own the agent's own token
   * @param tls with what to connect; empty to connect as everyone does
   */
  public Ilk(URI server, String environment, OwnToken own, Optional<SSLContext> tls) {
    this.spiffe = URI.create("%s/e/%s/spiffe".formatted(server, environment));
    this.revocations = URI.create("%s/e/%s/workload/revocations".formatted(server, environment));
    this.own = own;
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
    tls.ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /**
   * Has a fresh key certified for a process.
   *
   * @param process its traits
   * @return the certificate and its key, if the process has an identity
   */
  public Answer<X509Svid> x509Svid(Map<String, String> process) {
    KeyRequest request = KeyRequest.fresh();
    ObjectNode body = JSON.createObjectNode().put("csr", request.pem());
    return ask(
        "/x509-svid",
        body,
        process,
        answer -> {
          try {
            return new X509Svid(
                answer.path("spiffe_id").asText(),
                der(answer.path("x509_svid").asText()),
                request.key(),
                Instant.parse(answer.path("expires").asText()),
                endsWith(answer));
          } catch (CertificateException | DateTimeException e) {
            throw new IllegalArgumentException("no certificate", e);
          }
        });
  }

  /**
   * Asks for a token that names a process to others.
   *
   * @param process its traits
   * @param audiences for whom it shall be
   * @return the token, if the process has an identity
   */
  public Answer<JwtSvid> jwtSvid(Map<String, String> process, Iterable<String> audiences) {
    ObjectNode body = JSON.createObjectNode();
    audiences.forEach(body.putArray("audience")::add);
    return ask(
        "/jwt-svid",
        body,
        process,
        answer -> new JwtSvid(answer.path("spiffe_id").asText(), answer.path("svid").asText()));
  }

  /**
   * The bundle of the trust domain.
   *
   * @return what Ilk publishes
   */
  public Answer<TrustBundle> bundle() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(spiffe + "/bundle")).timeout(LIMIT).GET().build();
      HttpResponse<byte[]> response = send(request);
      return response.statusCode() == 200
          ? new Answer.Given<>(TrustBundle.read(tree(response.body())))
          : new Answer.Unavailable<>("the bundle: status " + response.statusCode());
    } catch (Broken e) {
      return new Answer.Unavailable<>(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The bundles of the foreign trust domains that the environment federates with.
   *
   * @return by the name of the trust domain
   */
  public Answer<SortedMap<String, TrustBundle>> foreignBundles() {
    return answer(
        token ->
            HttpRequest.newBuilder(URI.create(spiffe + "/federated-bundles"))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .GET()
                .build(),
        answer -> {
          SortedMap<String, TrustBundle> bundles = new TreeMap<>();
          answer
              .path("bundles")
              .properties()
              .forEach(one -> bundles.put(one.getKey(), TrustBundle.read(one.getValue())));
          return bundles;
        });
  }

  /**
   * Waits for something to be taken back. What comes is a reason to ask again and nothing more, so
   * its signature is not looked at.
   *
   * @param after the last number seen; 0 at first
   * @param wait how long to wait for news
   * @return the claims of the feed's answer (docs/revocation-feed.md)
   */
  public Answer<JsonNode> takenBack(long after, Duration wait) {
    URI page = URI.create("%s?after=%d&wait=%d".formatted(revocations, after, wait.toSeconds()));
    try {
      HttpResponse<byte[]> response =
          send(HttpRequest.newBuilder(page).timeout(LIMIT.plus(wait)).GET().build());
      String[] parts = new String(response.body(), StandardCharsets.US_ASCII).split("\\.", -1);
      if (response.statusCode() != 200 || parts.length != 3) {
        return new Answer.Unavailable<>("the feed: status " + response.statusCode());
      }
      return new Answer.Given<>(tree(Base64.getUrlDecoder().decode(parts[1])));
    } catch (Broken | IllegalArgumentException e) {
      return new Answer.Unavailable<>(String.valueOf(e.getMessage()));
    }
  }

  private <T> Answer<T> ask(
      String door, ObjectNode body, Map<String, String> process, Function<JsonNode, T> reader) {
    ObjectNode traits = body.putObject("process");
    process.forEach(traits::put);
    return answer(
        token ->
            HttpRequest.newBuilder(URI.create(spiffe + door))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build(),
        reader);
  }

  /** A request that the agent's own token goes with. */
  private interface Asking {
    HttpRequest request(String token);
  }

  private <T> Answer<T> answer(Asking asking, Function<JsonNode, T> reader) {
    try {
      HttpResponse<byte[]> response = send(asking);
      JsonNode answer = tree(response.body());
      return switch (response.statusCode()) {
        case 200 -> new Answer.Given<>(reader.apply(answer));
        case 403 -> new Answer.Refused<>(reason(answer));
        default ->
            new Answer.Unavailable<>(
                "status %d: %s".formatted(response.statusCode(), reason(answer)));
      };
    } catch (IlkRefused e) {
      // Whom Ilk knows as no agent sees nothing: what it holds for others is not to be renewed.
      return new Answer.Refused<>(String.valueOf(e.getMessage()));
    } catch (IlkUnavailable | Broken | IllegalArgumentException e) {
      return new Answer.Unavailable<>(String.valueOf(e.getMessage()));
    }
  }

  /** With a fresh token if the one at hand was taken back. */
  private HttpResponse<byte[]> send(Asking asking) throws IlkUnavailable, Broken {
    String token = own.current();
    HttpResponse<byte[]> response = send(asking.request(token));
    if (response.statusCode() != UNAUTHORIZED) {
      return response;
    }
    own.refused(token);
    return send(asking.request(own.current()));
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws Broken {
    try {
      return client.send(
          request,
          HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES));
    } catch (IOException e) {
      throw new Broken("`%s` does not answer: %s".formatted(request.uri(), e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted");
    }
  }

  private static JsonNode tree(byte[] body) throws Broken {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Broken("an answer that is no JSON");
    } catch (IOException e) {
      throw new Broken("an answer that cannot be read");
    }
  }

  private static List<String> endsWith(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer.path("ends_with").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static String reason(JsonNode problem) {
    String reason =
        "%s (%s)".formatted(problem.path("detail").asText(), problem.path("correlation").asText());
    return reason.length() <= 500 ? reason : reason.substring(0, 500);
  }

  private static Bytes der(String pem) throws CertificateException {
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    for (Certificate one :
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
      der.writeBytes(one.getEncoded());
    }
    if (der.size() == 0) {
      throw new CertificateException("no certificate in the answer");
    }
    return Bytes.of(der.toByteArray());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
