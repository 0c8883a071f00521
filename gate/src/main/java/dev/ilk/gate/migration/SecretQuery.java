package dev.ilk.gate.migration;

import dev.ilk.kernel.Id;
import java.util.Optional;

/**
 * Which static secrets to list, those with most to win first, and among equals by reach and id.
 *
 * @param state only in this state
 * @param team only of this team; of nobody, if empty text
 * @param environment only of this environment
 * @param shape only of this sort
 * @param source only of this source
 * @param tranche only of this tranche
 * @param gone also those whose absence is confirmed
 * @param after goes on after this mark, as the page before gave it
 * @param limit at most so many, 1 to {@link #MOST}
 */
public record SecretQuery(
    Optional<SecretState> state,
    Optional<String> team,
    Optional<String> environment,
    Optional<String> shape,
    Optional<String> source,
    Optional<Id.Tranche> tranche,
    boolean gone,
    Optional<Mark> after,
    int limit) {
  /** The longest page. */
  public static final int MOST = 1_000;

  /** All that are left, by the page. */
  public static final SecretQuery ALL =
      new SecretQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          100);

  public SecretQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d secrets a page".formatted(MOST));
    }
  }

  /**
   * A place in the order.
   *
   * @param rank the secret's
   * @param id the secret's id
   */
  public record Mark(long rank, String id) {}
}
