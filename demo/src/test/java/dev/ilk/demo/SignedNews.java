package dev.ilk.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** A sender of signed messages (Standard Webhooks 1.0, v1a), by the JDK's Ed25519. */
final class SignedNews {
  private static final int X509_HEAD = 12;

  private final Web web;
  private final KeyPair key;

  SignedNews(Web web) throws GeneralSecurityException {
    this.web = web;
    this.key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  String jwks() {
    byte[] x509 = key.getPublic().getEncoded();
    String x =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Arrays.copyOfRange(x509, X509_HEAD, x509.length));
    return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"news\",\"x\":\"%s\"}]}"
        .formatted(x);
  }

  Answer send(String address, String body) throws Exception {
    return send(address, body, UUID.randomUUID().toString());
  }

  Answer send(String address, String body, String id) throws Exception {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(key.getPrivate());
    signature.update((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
    return web.json(
        address,
        body,
        "webhook-id",
        id,
        "webhook-timestamp",
        timestamp,
        "webhook-signature",
        "v1a," + Base64.getEncoder().encodeToString(signature.sign()));
  }
}
