package dev.ilk.actor;

import java.net.URI;

/**
 * A resource server as tokens name it in {@code aud} (RFC 8707, section 2).
 *
 * @param uri absolute, without a fragment, at most 200 characters
 */
public record Audience(String uri) {
  public Audience {
    if (!isAudience(uri)) {
      throw new IllegalArgumentException("`%s` is no absolute URI without fragment".formatted(uri));
    }
  }

  /**
   * Whether a text can be an audience.
   *
   * @param text of any length
   * @return true if it is an absolute URI without a fragment, of at most 200 characters
   */
  public static boolean isAudience(String text) {
    if (text.length() > 200) {
      return false;
    }
    try {
      URI uri = URI.create(text);
      return uri.isAbsolute() && uri.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return uri;
  }
}
