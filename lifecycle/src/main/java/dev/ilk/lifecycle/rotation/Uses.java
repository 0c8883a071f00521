package dev.ilk.lifecycle.rotation;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the old keys of a rotation can go, as the record shows their use. */
final class Uses {
  private static final Duration DAY = Duration.ofDays(1);

  private final KeyStore keys;
  private final Counted counted;

  Uses(KeyStore keys, Counted counted) {
    this.keys = keys;
    this.counted = counted;
  }

  /**
   * So long an old key must not have been used: a day, or half the overlap where that is shorter.
   */
  static Duration quiet(Rotation one) {
    Duration half = Duration.between(one.begun(), one.until()).dividedBy(2);
    return half.compareTo(DAY) < 0 ? half : DAY;
  }

  /**
   * Why they cannot go yet.
   *
   * @return empty if the new key was used, and no old one lately
   */
  Optional<String> objection(Rotation one, Instant now) throws StoreUnavailable, PartUnavailable {
    Duration quiet = quiet(one);
    Instant known = counted.until(now);
    if (known.isBefore(now.minus(quiet.dividedBy(2)))) {
      return Optional.of("the uses of keys are known until " + known + " only");
    }
    List<KeyStore.Sight> sights =
        keys.of(Set.of(one.identity())).getOrDefault(one.identity(), List.of());
    if (last(sights, List.of(one.keys().next())).isEmpty()) {
      return Optional.of("the new key was never used");
    }
    return last(sights, one.keys().old())
        .filter(last -> last.isAfter(now.minus(quiet)))
        .map(last -> "an old key was used on " + last);
  }

  private static Optional<Instant> last(List<KeyStore.Sight> sights, List<String> which) {
    return sights.stream()
        .filter(sight -> which.contains(sight.thumbprint()))
        .flatMap(sight -> sight.lastUse().stream())
        .max(Comparator.naturalOrder());
  }
}
