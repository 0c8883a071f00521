package dev.ilk.gate.estate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import java.util.Optional;

/**
 * Which accounts to list, by name and then id.
 *
 * @param prefix what a name or an e-mail address begins with, whatever its case; empty for all
 * @param source only of this source
 * @param kind only of this kind
 * @param presence only those
 * @param orphans only those that belong to no identity
 * @param holder only those of this identity
 * @param only what else they have to be
 * @param after goes on after this mark, as the page before gave it
 * @param limit at most so many, 1 to {@link #MOST}
 */
public record AccountQuery(
    String prefix,
    Optional<String> source,
    Optional<Kind> kind,
    Optional<Presence> presence,
    boolean orphans,
    Optional<Id.Identity> holder,
    AccountFilter only,
    Optional<Mark> after,
    int limit) {
  /** The longest page. */
  public static final int MOST = 1_000;

  /** The longest text to search by, in characters. */
  public static final int LONGEST = 200;

  /** All accounts, by the page. */
  public static final AccountQuery ALL =
      new AccountQuery(
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          100);

  public AccountQuery {
    if (limit < 1 || limit > MOST || prefix.length() > LONGEST) {
      throw new IllegalArgumentException("at most %d accounts a page".formatted(MOST));
    }
  }

  /**
   * Whatever else accounts are.
   *
   * @param prefix what a name or an e-mail address begins with, whatever its case; empty for all
   * @param source only of this source
   * @param kind only of this kind
   * @param presence only those
   * @param orphans only those that belong to no identity
   * @param holder only those of this identity
   * @param after goes on after this mark, as the page before gave it
   * @param limit at most so many, 1 to {@link #MOST}
   */
  public AccountQuery(
      String prefix,
      Optional<String> source,
      Optional<Kind> kind,
      Optional<Presence> presence,
      boolean orphans,
      Optional<Id.Identity> holder,
      Optional<Mark> after,
      int limit) {
    this(prefix, source, kind, presence, orphans, holder, AccountFilter.NONE, after, limit);
  }

  /**
   * A place in the order.
   *
   * @param name the account's name in lower case
   * @param id the account's id
   */
  public record Mark(String name, String id) {}
}
