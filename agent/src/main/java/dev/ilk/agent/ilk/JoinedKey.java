package dev.ilk.agent.ilk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.guard.IlkRefused;
import dev.ilk.guard.IlkUnavailable;
import dev.ilk.guard.OwnProof;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.possession.DpopProof;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that the agent joined with, in memory only: whoever starts the agent anew has it join
 * anew. It is made here, never leaves, and is renewed by the hour; Ilk forgets it a day after the
 * last time.
 */
public final class JoinedKey implements OwnProof {
  private static final Logger LOG = LoggerFactory.getLogger(JoinedKey.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration ASSERTION = Duration.ofMinutes(1);
  private static final Duration RENEWAL = Duration.ofHours(1);
  private static final int MAX_BYTES = 64 << 10;
  private static final int TRIES = 3;
  private static final int UNAUTHORIZED = 401;

  private final Signer key = Signer.ephemeral(Algorithm.ES256);
  private final URI door;
  private final String issuer;
  private final InstantSource clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(LIMIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private String id = "";
  private Instant renewal = Instant.MIN;

  private JoinedKey(URI ilk, String environment, InstantSource clock) {
    this.door = URI.create("%s/e/%s/spiffe/join".formatted(ilk, environment));
    this.issuer = "%s/e/%s/workload".formatted(ilk, environment);
    this.clock = clock;
  }

  /**
   * Joins.
   *
   * @param ilk the public address of Ilk, without a trailing slash
   * @param environment the environment whose processes the agent serves
   * @param token the join token
   * @param clock the present
   * @return the key, known to Ilk
   * @throws IlkUnavailable if Ilk does not answer; {@link IlkRefused} if it does not take the token
   */
  public static JoinedKey join(URI ilk, String environment, String token, InstantSource clock)
      throws IlkUnavailable {
    JoinedKey joining = new JoinedKey(ilk, environment, clock);
    joining.join(token);
    return joining;
  }

  /** With the same key each time: whoever heard no answer may have joined already. */
  private void join(String token) throws IlkUnavailable {
    ObjectNode body = JSON.createObjectNode();
    body.set("jwk", JSON.valueToTree(key.verifyingKey().members()));
    Optional<String> nonce = Optional.empty();
    IlkUnavailable failed =
        new IlkUnavailable("`%s` asks for one nonce after another".formatted(door));
    for (int attempt = 0; attempt < TRIES; attempt++) {
      try {
        HttpResponse<byte[]> response =
            send(
                HttpRequest.newBuilder(door)
                    .header("Authorization", "DPoP " + token)
                    .header("DPoP", proof(nonce)),
                body);
        JsonNode answer = tree(response.body());
        if (response.statusCode() == UNAUTHORIZED
            && answer.path("code").asText().equals("dpop_nonce_needed")) {
          nonce = response.headers().firstValue("DPoP-Nonce");
          continue;
        }
        joined(response, answer);
        return;
      } catch (IlkRefused e) {
        throw e;
      } catch (IlkUnavailable e) {
        failed = e;
      }
    }
    throw failed;
  }

  private String proof(Optional<String> nonce) {
    return JwtSigner.signKeyed(
        key,
        DpopProof.TYPE,
        Claims.builder()
            .put("jti", UUID.randomUUID().toString())
            .put("htm", "POST")
            .put("htu", door.toString())
            .put("iat", clock.instant().getEpochSecond())
            .putIfPresent("nonce", nonce)
            .build());
  }

  /** A fresh assertion of the key each time (RFC 7523, section 3), and the renewal that is due. */
  @Override
  public synchronized SequencedMap<String, String> parameters() throws IlkUnavailable {
    if (!clock.instant().isBefore(renewal)) {
      renew();
    }
    SequencedMap<String, String> shown = new LinkedHashMap<>();
    shown.put("grant_type", "client_credentials");
    shown.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    shown.put("client_assertion", assertion());
    return shown;
  }

  @Override
  public String audienceParameter() {
    return "resource";
  }

  /** What is not renewed now is renewed next time; until it lapses, the key counts. */
  private void renew() {
    ObjectNode body = JSON.createObjectNode().put("client_assertion", assertion());
    try {
      HttpResponse<byte[]> response = send(HttpRequest.newBuilder(door), body);
      joined(response, tree(response.body()));
    } catch (IlkUnavailable e) {
      LOG.warn("the agent's key is not renewed: {}", e.getMessage());
    }
  }

  private void joined(HttpResponse<byte[]> response, JsonNode answer) throws IlkUnavailable {
    if (response.statusCode() / 100 == 4) {
      throw new IlkRefused(reason(answer));
    }
    if (response.statusCode() != 200 || !answer.path("id").isTextual()) {
      throw new IlkUnavailable("status %d: %s".formatted(response.statusCode(), reason(answer)));
    }
    id = answer.path("id").asText();
    renewal = clock.instant().plus(RENEWAL);
  }

  private String assertion() {
    Instant now = clock.instant();
    return JwtSigner.sign(
        key,
        "client-authentication+jwt",
        Claims.builder()
            .put("iss", id)
            .put("sub", id)
            .put("aud", issuer)
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(ASSERTION).getEpochSecond())
            .put("jti", UUID.randomUUID().toString())
            .build());
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, ObjectNode body)
      throws IlkUnavailable {
    try {
      return client.send(
          request
              .timeout(LIMIT)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
              .build(),
          HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_BYTES));
    } catch (IllegalArgumentException e) {
      throw new IlkRefused("the join token has characters that no join token has");
    } catch (IOException e) {
      throw new IlkUnavailable("`%s` does not answer".formatted(door), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IlkUnavailable("interrupted", e);
    }
  }

  private JsonNode tree(byte[] body) throws IlkUnavailable {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IlkUnavailable("`%s` answers with no JSON".formatted(door), e);
    } catch (IOException e) {
      throw new IlkUnavailable("`%s` does not answer".formatted(door), e);
    }
  }

  private static String reason(JsonNode problem) {
    String reason =
        "%s (%s)".formatted(problem.path("detail").asText(), problem.path("correlation").asText());
    return reason.length() <= 500 ? reason : reason.substring(0, 500);
  }
}
