package dev.ilk.prove.federation;

import dev.ilk.kernel.Sha256;

/** Names running instances of software, so that what one of them holds can be taken back. */
public final class Instance {
  private static final int DIGITS = 20;

  private Instance() {}

  /**
   * The name of an instance: short enough to be told, and different for each issuer's own ids.
   *
   * @param issuer who vouched for it
   * @param id the platform's id
   * @return {@code inst_} and 80 bits in hexadecimal digits
   */
  public static String name(String issuer, String id) {
    return "inst_" + Sha256.hex(issuer + "\n" + id).substring(0, DIGITS);
  }
}
