package dev.ilk.gate.estate;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which findings to list, the gravest and furthest reaching first.
 *
 * @param code only of this sort
 * @param whose only of this account or identity
 * @param only what else they have to be
 * @param now the present, by which accepted risks end and findings are overdue
 * @param after goes on after this mark, as the page before gave it
 * @param limit at most so many, 1 to {@link #MOST}
 */
public record FindingQuery(
    Optional<String> code,
    Optional<Whose> whose,
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
   * @param state how they have to stand
   * @param now the present, by which accepted risks end
   * @param after goes on after this mark, as the page before gave it
   * @param limit at most so many, 1 to {@link #MOST}
   */
  public FindingQuery(
      Optional<String> code,
      Optional<Whose> whose,
      FindingFilter.State state,
      Instant now,
      Optional<Mark> after,
      int limit) {
    this(code, whose, FindingFilter.of(state), now, after, limit);
  }

  /**
   * The same, of whoever is to mend it.
   *
   * @param names who, as it is told; at most {@link FindingFilter#OWNERS}
   * @return a copy
   */
  public FindingQuery owedBy(Set<String> names) {
    return new FindingQuery(code, whose, only.owedBy(names), now, after, limit);
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
