package dev.ilk.lifecycle;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.JournalUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Walks through what goes on with identities, a page at a time. */
public final class UnderWay {
  private static final int TOGETHER = 500;

  private UnderWay() {}

  /**
   * Goes on with one.
   *
   * @param <T> what goes on
   */
  @FunctionalInterface
  public interface Step<T> {
    /**
     * Goes on.
     *
     * @param one as it was read
     * @throws StoreUnavailable if the store does not answer; it is gone on with the next time
     * @throws PartUnavailable if a part does not
     * @throws JournalUnavailable if the record cannot be written
     */
    void go(T one) throws StoreUnavailable, PartUnavailable, JournalUnavailable;
  }

  /**
   * Goes on with all that are open.
   *
   * @param store where they are
   * @param identity whose one is
   * @param step goes on with one
   * @param <T> what goes on
   * @throws StoreUnavailable if the store does not answer
   * @throws PartUnavailable if a part does not
   * @throws JournalUnavailable if the record cannot be written
   */
  public static <T> void each(
      UnderWayStore<T> store, Function<T, Id.Identity> identity, Step<T> step)
      throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    String after = "";
    List<T> page;
    do {
      page = store.open(after, TOGETHER);
      for (T one : page) {
        step.go(one);
        after = identity.apply(one).value();
      }
    } while (page.size() == TOGETHER);
  }

  /**
   * Those that are open and that somebody may see.
   *
   * @param store where they are
   * @param identity whose one is
   * @param seen which
   * @param most about so many at most
   * @param <T> what goes on
   * @return in the order of the identities' ids
   * @throws StoreUnavailable if the store does not answer
   */
  public static <T> List<T> seen(
      UnderWayStore<T> store, Function<T, Id.Identity> identity, Predicate<T> seen, int most)
      throws StoreUnavailable {
    List<T> found = new ArrayList<>();
    String after = "";
    List<T> page;
    do {
      page = store.open(after, TOGETHER);
      page.stream().filter(seen).forEach(found::add);
      after = page.isEmpty() ? after : identity.apply(page.getLast()).value();
    } while (page.size() == TOGETHER && found.size() < most);
    return found;
  }
}
