package dev.ilk.actor;

import java.util.regex.Pattern;

/**
 * A SPIFFE trust domain (SPIFFE-ID, section 2.1): within it, whoever holds the bundle can tell who
 * is who.
 *
 * @param name 1 to 255 lower-case letters, digits, dots, hyphens and underscores
 */
public record TrustDomain(String name) {
  /** What stands before a trust domain in a SPIFFE ID. */
  public static final String SCHEME = "spiffe://";

  private static final Pattern FORM = Pattern.compile("[a-z0-9._-]{1,255}");

  public TrustDomain {
    Names.require(FORM, "trust domain", name);
  }

  /**
   * Whether a text can name a trust domain.
   *
   * @param text of any length
   * @return true if it can
   */
  public static boolean isName(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * The SPIFFE ID of the trust domain itself, which its authorities carry.
   *
   * @return such as {@code spiffe://prod.ilk.example}
   */
  public String id() {
    return SCHEME + name;
  }

  @Override
  public String toString() {
    return name;
  }
}
