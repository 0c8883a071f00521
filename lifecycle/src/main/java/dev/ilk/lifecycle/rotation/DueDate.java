package dev.ilk.lifecycle.rotation;

import dev.ilk.actor.ClientMethod;
import dev.ilk.actor.Machine;
import dev.ilk.lifecycle.Schedule;
import dev.ilk.lifecycle.rotation.KeyStore.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When the key of a client is to be replaced: as long after it became known as is declared.
 *
 * @param key which
 * @param at when
 */
record DueDate(Sight key, Instant at) {
  /**
   * The next.
   *
   * @param machine whose client it is
   * @param method how that authenticates
   * @param sights its keys, as far as they are known
   * @return empty if nothing says how often, or no key is known
   */
  static Optional<DueDate> next(Machine machine, ClientMethod method, List<Sight> sights) {
    Optional<Duration> every = machine.stewardship().rotation();
    return every.flatMap(
        span -> key(method, sights).map(key -> new DueDate(key, key.since().plus(span))));
  }

  /** The oldest that is declared; of those that are published the newest that was seen. */
  private static Optional<Sight> key(ClientMethod method, List<Sight> sights) {
    Comparator<Sight> byAge = Comparator.comparing(Sight::since);
    return switch (method) {
      case ClientMethod.Keys keys -> oldest(ClientKeys.of(keys), sights, byAge);
      case ClientMethod.OwnCertificates own -> oldest(ClientKeys.of(own), sights, byAge);
      case ClientMethod.PublishedKeys published -> sights.stream().max(byAge);
      case ClientMethod.Certificate named -> Optional.empty();
    };
  }

  private static Optional<Sight> oldest(
      Set<String> declared, List<Sight> sights, Comparator<Sight> byAge) {
    return sights.stream().filter(sight -> declared.contains(sight.thumbprint())).min(byAge);
  }

  /**
   * How far it is: the number of warnings that have come due, and one more when it is overdue.
   *
   * @param warn so long before an end of a whole life its owner is told
   * @param every how often it is declared to be replaced; in shorter lives they come later
   * @param now the present
   * @return 0 if nothing is to be told
   */
  int stage(List<Duration> warn, Duration every, Instant now) {
    Duration whole = Schedule.WHOLE_LIFE;
    long come =
        warn.stream()
            .map(before ->
                every.compareTo(whole) >= 0
                    ? before
                    : Duration.ofSeconds(
                        before.toSeconds() * every.toSeconds() / whole.toSeconds()))
            .filter(before -> !now.isBefore(at.minus(before)))
            .count();
    return (int) come + (now.isBefore(at) ? 0 : 1);
  }
}
