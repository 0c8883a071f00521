package dev.ilk.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwtSigner;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A SPIFFE agent's side of joining, which can also do it wrongly. */
final class Joiner {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String ilk;
  final Signer key = Signer.ephemeral(Algorithm.ES256);

  /** Of the Ilk with a public address. */
  Joiner(String ilk) {
    this.ilk = ilk;
  }

  /** An answer. */
  record Answer(int status, JsonNode body, Optional<String> nonce) {
    String text(String name) {
      return body.path(name).asText();
    }
  }

  /** Joins at a node, with a proof of this key. */
  Answer join(String node, String environment, String token) throws Exception {
    return join(node, environment, token, key);
  }

  /** Joins with a proof of one key for another. */
  Answer join(String node, String environment, String token, Signer claimed) throws Exception {
    ObjectNode body = JSON.createObjectNode();
    body.set("jwk", JSON.valueToTree(claimed.verifyingKey().members()));
    String path = "/e/" + environment + "/spiffe/join";
    Optional<String> nonce =
        post(node + path, "DPoP " + token, proof(path, Optional.empty()), body.toString()).nonce();
    return post(node + path, "DPoP " + token, proof(path, nonce), body.toString());
  }

  /** Renews at a node. */
  Answer renew(String node, String environment, String assertion) throws Exception {
    return post(
        node + "/e/" + environment + "/spiffe/join",
        "",
        "",
        JSON.createObjectNode().put("client_assertion", assertion).toString());
  }

  /** Asks a node for a token for Ilk itself. */
  Answer token(String node, String environment, String assertion) throws Exception {
    String form =
        "grant_type=client_credentials&client_assertion_type="
            + encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
            + "&client_assertion="
            + assertion
            + "&resource="
            + encode(ilk);
    return send(
        HttpRequest.newBuilder(URI.create(node + "/e/" + environment + "/workload/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  /** An assertion of this key for an agent. */
  String assertion(String agent, String environment) {
    long now = Instant.now().getEpochSecond();
    return JwtSigner.sign(
        key,
        "JWT",
        Claims.builder()
            .put("iss", agent)
            .put("sub", agent)
            .put("aud", ilk + "/e/" + environment + "/workload")
            .put("exp", now + 60)
            .put("jti", UUID.randomUUID().toString())
            .build());
  }

  /** Sends whatever it is to the door. */
  Answer post(String address, String authorization, String proof, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    if (!proof.isEmpty()) {
      request.header("DPoP", proof);
    }
    return send(request);
  }

  private String proof(String path, Optional<String> nonce) {
    return JwtSigner.signKeyed(
        key,
        "dpop+jwt",
        Claims.builder()
            .put("jti", UUID.randomUUID().toString())
            .put("htm", "POST")
            .put("htu", ilk + path)
            .put("iat", Instant.now().getEpochSecond())
            .putIfPresent("nonce", nonce)
            .build());
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(
        response.statusCode(),
        JSON.readTree(response.body()),
        response.headers().firstValue("DPoP-Nonce"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
