package dev.ilk.estate;

import dev.ilk.estate.stored.ClientUses.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One credential of a client in use at two places at once: what one software alone should hold, two
 * hold. A place is in use from the first use to the last, as long as there is no long pause between
 * two; the times of two places must overlap by more than {@link #OVERLAP}, so that a move, or a new
 * version that starts before the old one has ended, is none.
 *
 * @param place where it is used beside the other
 * @param other where it was used first
 * @param since when it was first used at the second
 * @param until when both were last in use
 */
record SharedUse(String place, String other, Instant since, Instant until) {
  /** So long two places may be in use at once. */
  static final Duration OVERLAP = Duration.ofMinutes(10);

  /** No more places than these are told of one credential: they tell nothing new. */
  static final int MOST = 16;

  /** The time of a place. */
  private record Stay(String place, Instant first, Instant last) {}

  /**
   * Looks at one credential.
   *
   * @param uses all of it
   * @param whereabouts tells places from addresses
   * @return each place but the first that is in use beside an earlier one, at most {@link #MOST}
   */
  static List<SharedUse> of(List<Use> uses, Whereabouts whereabouts) {
    Map<String, Stay> places = new TreeMap<>();
    for (Use use : uses) {
      String place = whereabouts.of(use.network());
      places.merge(place, new Stay(place, use.first(), use.last()), SharedUse::both);
    }
    List<Stay> stays = new ArrayList<>(places.values());
    stays.sort(Comparator.comparing(Stay::first).thenComparing(Stay::place));
    List<SharedUse> shared = new ArrayList<>();
    for (int later = 1; later < stays.size() && shared.size() < MOST; later++) {
      Stay second = stays.get(later);
      stays.subList(0, later).stream()
          .filter(first -> overlap(first, second).compareTo(OVERLAP) > 0)
          .findFirst()
          .ifPresent(first ->
              shared.add(
                  new SharedUse(
                      second.place(), first.place(), second.first(), end(first, second))));
    }
    return shared;
  }

  private static Stay both(Stay one, Stay two) {
    return new Stay(
        one.place(),
        one.first().isBefore(two.first()) ? one.first() : two.first(),
        one.last().isAfter(two.last()) ? one.last() : two.last());
  }

  private static Duration overlap(Stay first, Stay second) {
    return Duration.between(second.first(), end(first, second));
  }

  private static Instant end(Stay first, Stay second) {
    return first.last().isBefore(second.last()) ? first.last() : second.last();
  }
}
