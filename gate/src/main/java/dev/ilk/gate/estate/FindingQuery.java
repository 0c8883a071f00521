package dev.ilk.gate.estate;

import java.time.Instant;
import java.util.Optional;

/**
 * Which findings to list, the gravest and furthest reaching first.
 *
 * @param code only of this sort
 * @param whose only of this account or identity
 * @param accepted also those that somebody accepts for now
 * @param only what else they have to be
 * @param now the present, by which accepted risks end
 * @param after goes on after this mark, as the page before gave it
 * @param limit at most so many, 1 to {@link #MOST}
 */
public record FindingQuery(
    Optional<String> code,
    Optional<Whose> whose,
    boolean accepted,
    FindingFilter only,
    Instant now,
    Optional<Mark> after,
    int limit) {
  /** The longest page. */
  public static final int MOST = 1_000;

  public FindingQuery {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d findings a page".formatted(MOST));
    }
  }

  /**
   * Whatever else findings are.
   *
   * @param code only of this sort
   * @param whose only of this account or identity
   * @param accepted also those that somebody accepts for now
   * @param now the present, by which accepted risks end
   * @param after goes on after this mark, as the page before gave it
   * @param limit at most so many, 1 to {@link #MOST}
   */
  public FindingQuery(
      Optional<String> code,
      Optional<Whose> whose,
      boolean accepted,
      Instant now,
      Optional<Mark> after,
      int limit) {
    this(code, whose, accepted, FindingFilter.NONE, now, after, limit);
  }

  /**
   * A place in the order.
   *
   * @param rank the finding's
   * @param whose the id of whose it is
   * @param code its sort
   * @param about what it is about
   */
  public record Mark(long rank, String whose, String code, String about) {}
}
