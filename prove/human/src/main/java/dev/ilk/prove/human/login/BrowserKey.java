package dev.ilk.prove.human.login;

import dev.ilk.keys.Secret;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.human.provider.ProviderClient;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret by which a browser is known to be the one that began a sign-in, kept in its cookie and
 * nowhere else. Nonce (OpenID Connect Core 1.0, section 15.5.2) and PKCE verifier (RFC 7636,
 * section 4.1) are derived from it and the state, so the same cookie must come back for a code to
 * be worth anything.
 */
final class BrowserKey {
  private static final String PREFIX = "ilk_lgn_";

  private final Secret secret;

  private BrowserKey(Secret secret) {
    this.secret = secret;
  }

  static BrowserKey random() {
    return new BrowserKey(Secrets.random(PREFIX));
  }

  static Optional<BrowserKey> of(String cookie) {
    return Secrets.hasForm(PREFIX, cookie)
        ? Optional.of(new BrowserKey(new Secret(cookie)))
        : Optional.empty();
  }

  Secret secret() {
    return secret;
  }

  String digest() {
    return Secrets.digest(secret.reveal());
  }

  ProviderClient.Handshake handshake(String state, Instant begun) {
    return new ProviderClient.Handshake(
        state, derive("nonce", state), new Secret(derive("code_verifier", state)), begun);
  }

  /** 43 characters of base64url, the shortest verifier that RFC 7636 allows, of 256 bits. */
  private String derive(String purpose, String state) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] message = (purpose + "\n" + state).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(message));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }
}
