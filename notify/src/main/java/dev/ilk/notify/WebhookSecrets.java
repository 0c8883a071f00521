package dev.ilk.notify;

import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.RootKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What messages are signed with: a secret for each webhook, derived from the root key and its salt,
 * and so kept nowhere. All nodes with the root key make it alike.
 */
public final class WebhookSecrets {
  private static final int SALT_BYTES = 16;
  private static final String PREFIX = "whsec_";

  private final DerivedMac mac;
  private final SecureRandom random = new SecureRandom();

  /**
   * Secrets under a root key.
   *
   * @param root the key
   */
  public WebhookSecrets(RootKey root) {
    this.mac = DerivedMac.of(root, "ilk webhook v1");
  }

  /** A salt that no webhook had before, also none of the same name. */
  String salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
  }

  /** The 32 bytes that the messages of a webhook are signed with. */
  byte[] key(String salt) {
    return mac.of(salt.getBytes(StandardCharsets.UTF_8));
  }

  /** The same as Standard Webhooks writes it, for whoever verifies. */
  String shown(String salt) {
    return PREFIX + Base64.getEncoder().encodeToString(key(salt));
  }
}
