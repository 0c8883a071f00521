package dev.ilk.gate.estate;

import java.util.List;

/**
 * Links that are answered together.
 *
 * @param links them, by account
 * @param contested others that are like that, and are left out: their account belongs to somebody
 *     already, or may belong to several; at most {@link #MOST_CONTESTED}
 * @param more whether there are more like that than were asked for
 * @param digest of which links they are, and of what is said of them: SHA-256 in hexadecimal
 */
public record LinkBatch(List<Row> links, List<Row> contested, boolean more, String digest) {
  /** How many contested ones are shown. */
  public static final int MOST_CONTESTED = 100;

  public LinkBatch {
    links = List.copyOf(links);
    contested = List.copyOf(contested);
  }

  /**
   * One of them, told to people.
   *
   * @param link the link
   * @param subject of the identity, such as {@code human:ada}; its id if it is not registered
   * @param name the account's name, with its source
   */
  public record Row(Link link, String subject, String name) {}
}
