package dev.ilk.prove.human.login;

import dev.ilk.keys.Secret;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.human.derived.Derived;
import dev.ilk.prove.human.provider.Demand;
import dev.ilk.prove.human.provider.ProviderClient;
import java.time.Instant;
import java.util.Optional;

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

  ProviderClient.Handshake handshake(String state, Instant begun, Demand demand) {
    return new ProviderClient.Handshake(
        state, derive("nonce", state), new Secret(derive("code_verifier", state)), begun, demand);
  }

  /** As long as the shortest verifier that RFC 7636 allows, and of 256 bits. */
  private String derive(String purpose, String state) {
    return Derived.from(secret.reveal(), purpose, state);
  }
}
