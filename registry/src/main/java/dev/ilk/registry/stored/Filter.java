package dev.ilk.registry.stored;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import java.util.Optional;

/**
 * Which identities to page through.
 *
 * @param kind only of this kind
 * @param environment only of this environment; people are in none
 * @param set only those that this set of declarations manages
 * @param text only those whose name contains this text, which is in lower case; empty for all
 * @param after only those whose subject comes after this one; empty to begin
 * @param limit at most so many, 1 to 1000
 */
public record Filter(
    Optional<Kind> kind,
    Optional<Environment> environment,
    Optional<String> set,
    String text,
    String after,
    int limit) {
  /** The most that one page holds. */
  public static final int MOST = 1000;

  public Filter {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a page holds 1 to %d identities".formatted(MOST));
    }
  }

  /**
   * All of a set.
   *
   * @param set which
   * @param after where to go on
   * @return a full page of it
   */
  public static Filter managedBy(String set, String after) {
    return new Filter(Optional.empty(), Optional.empty(), Optional.of(set), "", after, MOST);
  }
}
