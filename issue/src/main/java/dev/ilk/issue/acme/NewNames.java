package dev.ilk.issue.acme;

import dev.ilk.actor.AcmeId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes the names of new accounts, keys and orders, which nobody can guess. */
final class NewNames {
  private static final SecureRandom RANDOM = new SecureRandom();

  private NewNames() {}

  static AcmeId.Account account() {
    return new AcmeId.Account(AcmeId.Account.PREFIX + HexFormat.of().formatHex(random()));
  }

  static AcmeId.ExternalKey key() {
    return new AcmeId.ExternalKey(AcmeId.ExternalKey.PREFIX + HexFormat.of().formatHex(random()));
  }

  static AcmeId.Order order() {
    return new AcmeId.Order(AcmeId.Order.PREFIX + HexFormat.of().formatHex(random()));
  }

  /** RFC 8555, section 8.1: at least 128 bits of entropy in base64url. */
  static String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random());
  }

  private static byte[] random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
