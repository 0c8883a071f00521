package dev.ilk.web;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.ilk.actor.AcmeId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An ACME client that can be made to send anything. */
final class AcmeClient {
  static final String SERVER = TestIlk.ISSUERS.base() + "/e/prod/acme";

  final Network network;
  ECKey key = key();
  String kid = "";

  AcmeClient(Network network) throws Exception {
    this.network = network;
  }

  static ECKey key() throws Exception {
    return new ECKeyGenerator(Curve.P_256).generate();
  }

  String nonce() {
    return network.get("/e/prod/acme/new-nonce").header("Replay-Nonce");
  }

  /** What an honest client says of a request to a door, by its account. */
  Map<String, Object> header(String door) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "ES256");
    header.put("nonce", nonce());
    header.put("url", SERVER + door);
    if (kid.isEmpty()) {
      header.put("jwk", key.toPublicJWK().toJSONObject());
    } else {
      header.put("kid", kid);
    }
    return header;
  }

  Network.Answer post(String door, String payload) throws Exception {
    return send(door, jws(header(door), payload, key));
  }

  Network.Answer send(String door, String body) {
    return network.post("/e/prod/acme" + door, "application/jose+json", body);
  }

  static String jws(Map<String, Object> header, String payload, ECKey key) throws Exception {
    String protectedHeader = Base64URL.encode(JSONObjectUtils.toJSONString(header)).toString();
    String encoded = Base64URL.encode(payload).toString();
    byte[] input = (protectedHeader + "." + encoded).getBytes(StandardCharsets.US_ASCII);
    Base64URL signature = new ECDSASigner(key).sign(new JWSHeader(JWSAlgorithm.ES256), input);
    return json(protectedHeader, encoded, signature.toString());
  }

  static String json(String header, String payload, String signature) {
    return "{\"protected\":\"%s\",\"payload\":\"%s\",\"signature\":\"%s\"}"
        .formatted(header, payload, signature);
  }

  /** The binding of this client's key (RFC 8555, section 7.3.4). */
  String binding(AcmeId.ExternalKey id, byte[] secret, String algorithm, String url)
      throws Exception {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", algorithm);
    header.put("kid", id.value());
    header.put("url", url);
    String protectedHeader = Base64URL.encode(JSONObjectUtils.toJSONString(header)).toString();
    String payload = Base64URL.encode(key.toPublicJWK().toJSONString()).toString();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    byte[] code = mac.doFinal((protectedHeader + "." + payload).getBytes(StandardCharsets.UTF_8));
    return "{\"externalAccountBinding\":"
        + json(
            protectedHeader, payload, Base64.getUrlEncoder().withoutPadding().encodeToString(code))
        + "}";
  }

  /** Opens an account for a workload, as its owner would have it. */
  AcmeClient opened() throws Exception {
    AcmeId.ExternalKey id = network.ilk.acme.externalKey(network.ilk.deployer.id());
    byte[] secret = network.ilk.acme.externalKeys.secret(id.value());
    Network.Answer answer =
        post("/new-account", binding(id, secret, "HS256", SERVER + "/new-account"));
    if (answer.status() != 201) {
      throw new AssertionError(answer.response().body());
    }
    kid = answer.header("Location");
    return this;
  }

  /** The last part of a type of problem. */
  static String error(Network.Answer answer) {
    return answer.text("type").replace("urn:ietf:params:acme:error:", "");
  }
}
