package dev.ilk.registry.stored;

import dev.ilk.kernel.Id;
import java.util.Locale;

/**
 * Something by which exactly one identity is found. No two identities ever share a key.
 *
 * @param text what sort of key, a colon, and the key; at most 400 characters
 */
public record Key(String text) {

  /**
   * By its id.
   *
   * @param id the immutable identifier
   * @return the key
   */
  public static Key id(Id.Identity id) {
    return new Key("id:" + id.value());
  }

  /**
   * By kind and name. Kept when the identity ends, so that the name is never given to another.
   *
   * @param subject such as {@code workload:prod-payments-api}
   * @return the key
   */
  public static Key subject(String subject) {
    return new Key("subject:" + subject);
  }

  /**
   * By the account at an identity provider.
   *
   * @param provider the provider's name
   * @param subject the provider's immutable {@code sub}
   * @return the key
   */
  public static Key account(String provider, String subject) {
    return new Key("account:" + provider + ":" + subject);
  }

  /**
   * By the address by which a first sign-in is matched.
   *
   * @param provider the provider's name
   * @param email in any case
   * @return the key
   */
  public static Key email(String provider, String email) {
    return new Key("email:" + provider + ":" + email.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return text;
  }
}
