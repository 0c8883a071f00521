package dev.ilk.gate.people;

import java.util.List;
import java.util.Optional;

/**
 * Which part of the people or groups to read, and in which order.
 *
 * @param criterion who is meant
 * @param order by which attribute; one that has a single value
 * @param descending whether the greatest comes first
 * @param paging where to begin
 * @param count how many at most, 0 to {@link #MOST}
 */
public record Search(
    Criterion criterion, Attribute order, boolean descending, Paging paging, int count) {
  /** The most of one page. */
  public static final int MOST = 1000;

  /** Where a page begins. */
  public sealed interface Paging {
    /**
     * After so many.
     *
     * @param skip from 0
     */
    record From(int skip) implements Paging {}

    /**
     * After one.
     *
     * @param mark what ended the page before
     */
    record After(Mark mark) implements Paging {}
  }

  /**
   * A place in the order.
   *
   * @param key the value of the attribute by which is ordered, as the store writes it
   * @param id what decides among equals
   */
  public record Mark(String key, String id) {}

  /**
   * One page.
   *
   * @param found in order
   * @param total how many meet the criterion in all
   * @param next where the next page begins; empty if this is the last
   * @param <T> people or groups
   */
  public record Page<T>(List<T> found, long total, Optional<Mark> next) {
    public Page {
      found = List.copyOf(found);
    }
  }

  public Search {
    if (count < 0 || count > MOST || order.isMany()) {
      throw new IllegalArgumentException("a page holds 0 to %d, in one order".formatted(MOST));
    }
  }

  /**
   * The one with an id.
   *
   * @param id of any content
   * @return of at most one
   */
  public static Search one(String id) {
    return new Search(Criterion.withId(id), Attribute.ID, false, new Paging.From(0), 1);
  }
}
