package dev.ilk.gate.estate;

import dev.ilk.kernel.Id;
import java.util.List;
import java.util.Optional;

/**
 * Suggestions that are answered together.
 *
 * @param links them, by account
 * @param contested others that are like that, and are left out: their account has somebody already,
 *     or may have several; at most {@link #MOST_CONTESTED}
 * @param more whether there are more like that than were asked for
 * @param digest of which they are, and of what is said of them: SHA-256 in hexadecimal
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
   * @param account the account
   * @param name the account's name, with its source
   * @param identity whom is suggested, if it is an identity
   * @param subject what that is called, such as {@code human:ada} or {@code team:payments}; its id
   *     if it is not registered
   * @param evidence what speaks for it most, such as {@code email} or {@code code-owners}
   * @param because the evidence, in words
   */
  public record Row(
      Id.Account account,
      String name,
      Optional<Id.Identity> identity,
      String subject,
      String evidence,
      String because) {}
}
