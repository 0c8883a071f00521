package dev.ilk.migration;

/**
 * What is known of copies of a secret.
 *
 * @param sure how sure it is that it leaked: 0 not at all, 1 likely, 2 by its form, 3 by a checksum
 * @param places in how many places
 */
public record Exposure(int sure, long places) {
  /** No copy is known. */
  public static final Exposure NONE = new Exposure(0, 0);
}
