package dev.ilk.keys.ring;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SigningKeys;
import dev.ilk.keys.ring.RingKey.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A key ring as it is stored, and the rules of its change. Every change is a new value with the
 * next version; nothing here reads a clock or a store.
 *
 * <p>INVARIANT: exactly one key is active and exactly one is next, and no key is there twice.
 *
 * @param name its name
 * @param version 1 when it is created, then one more with each change
 * @param keys in the order in which they were made
 */
public record Ring(RingName name, long version, List<RingKey> keys) {
  /** How many destroyed keys are remembered; the oldest are forgotten first. */
  public static final int MAX_DESTROYED = 100;

  /**
   * How many keys may be published before a command to rotate is refused. With what a schedule adds
   * ({@link RingPolicy#MAX_RETIRED}) the set stays one that verifiers read.
   */
  public static final int MAX_PUBLISHED = 50;

  public Ring {
    keys = List.copyOf(keys);
    Set<String> kids = new HashSet<>();
    if (version < 1
        || !keys.stream().allMatch(key -> kids.add(key.kid()))
        || keys.stream().filter(key -> key.stage() instanceof Stage.Active).count() != 1
        || keys.stream().filter(key -> key.stage() instanceof Stage.Next).count() != 1) {
      throw new IllegalArgumentException(
          "the ring `" + name + "` needs a version, one active and one next key");
    }
  }

  /**
   * A ring in which nobody has seen the active key yet, so it can sign at once.
   *
   * @param name its name
   * @param now the present
   * @param maker makes a next key
   * @return version 1
   */
  static Ring create(RingName name, Instant now, Supplier<RingKey> maker) {
    return new Ring(name, 1, List.of(activated(maker.get(), now), maker.get()));
  }

  /**
   * The key that signs.
   *
   * @return the only active key
   */
  public RingKey active() {
    return only(key -> key.stage() instanceof Stage.Active);
  }

  /**
   * The key that will sign after the next rotation.
   *
   * @return the only next key
   */
  public RingKey next() {
    return only(key -> key.stage() instanceof Stage.Next);
  }

  /**
   * Moves the next key to active, the active one to retired, and puts a fresh one behind them; or,
   * if the ring is compromised, starts over.
   *
   * @return the changed ring, or {@code next_key_too_young} or {@code too_many_keys}
   */
  Result<Ring> rotate(
      Rotation.Urgency urgency, RingPolicy policy, Instant now, Supplier<RingKey> maker) {
    Optional<Problem> obstacle =
        switch (urgency) {
          case PLANNED -> unripe(policy, now).or(this::full);
          case AT_ONCE -> full();
          case COMPROMISED -> Optional.empty();
        };
    return obstacle
        .map(Result::<Ring>failed)
        .orElseGet(() ->
            Result.ok(
                urgency == Rotation.Urgency.COMPROMISED
                    ? startedOver(now, maker)
                    : rotated(policy, now, maker)));
  }

  private Optional<Problem> unripe(RingPolicy policy, Instant now) {
    Instant ripe = next().publishedAt().plus(policy.lead());
    return now.isBefore(ripe)
        ? Optional.of(
            Problem.of(
                    Problem.Kind.CONFLICT,
                    "next_key_too_young",
                    "verifiers may not know the next key of `" + name + "` yet")
                .mend("wait until " + ripe + ", or rotate at once"))
        : Optional.empty();
  }

  private Optional<Problem> full() {
    return keys.stream().filter(RingKey::isPublished).count() >= MAX_PUBLISHED
        ? Optional.of(
            Problem.of(
                    Problem.Kind.CONFLICT,
                    "too_many_keys",
                    "`" + name + "` publishes " + MAX_PUBLISHED + " keys already")
                .mend("wait until retired keys end, or start over as after a compromise"))
        : Optional.empty();
  }

  /**
   * What the schedule demands by now.
   *
   * @return the changed ring, or empty if nothing is due
   */
  Optional<Ring> due(RingPolicy policy, Instant now, Supplier<RingKey> maker) {
    Ring swept = new Ring(name, version, swept(now));
    if (next().algorithm() != policy.algorithm()) {
      return Optional.of(swept.withFreshNext(now, maker));
    }
    Stage.Active active = (Stage.Active) active().stage();
    boolean old =
        policy.period().filter(period -> !now.isBefore(active.since().plus(period))).isPresent();
    if (old && unripe(policy, now).isEmpty()) {
      return Optional.of(swept.rotated(policy, now, maker));
    }
    return swept.keys.equals(keys) ? Optional.empty() : Optional.of(with(swept.keys));
  }

  /**
   * Seals all private keys under the current root key.
   *
   * @return the changed ring, this one if there was nothing to do, or why a key cannot be opened
   */
  Result<Ring> rewrapped(SigningKeys signingKeys) {
    List<RingKey> changed = new ArrayList<>();
    for (RingKey key : keys) {
      Result<RingKey> anew =
          key.sealedKey()
              .map(sealed ->
                  signingKeys
                      .rewrap(name.value(), key.algorithm(), key.key(), sealed)
                      .then(resealed -> Result.ok(key.resealed(resealed))))
              .orElseGet(() -> Result.ok(key));
      switch (anew) {
        case Result.Ok<RingKey>(RingKey resealed) -> changed.add(resealed);
        case Result.Failed<RingKey>(List<Problem> problems) -> {
          return new Result.Failed<>(problems);
        }
      }
    }
    return Result.ok(changed.equals(keys) ? this : with(changed));
  }

  /** The same ring in its next version with other keys. */
  private Ring with(List<RingKey> changed) {
    return new Ring(name, version + 1, forgetting(changed));
  }

  private List<RingKey> swept(Instant now) {
    return keys.stream()
        .map(key ->
            key.stage() instanceof Stage.Retired retired && !now.isBefore(retired.until())
                ? key.at(new Stage.Destroyed(now))
                : key)
        .toList();
  }

  private Ring rotated(RingPolicy policy, Instant now, Supplier<RingKey> maker) {
    List<RingKey> changed = new ArrayList<>();
    for (RingKey key : keys) {
      changed.add(
          switch (key.stage()) {
            case Stage.Active active ->
                key.at(new Stage.Retired(now, now.plus(policy.retention())));
            case Stage.Next next -> activated(key, now);
            case Stage.Retired retired -> key;
            case Stage.Destroyed destroyed -> key;
          });
    }
    changed.add(maker.get());
    return with(changed);
  }

  /** Whoever got at one private key may have got at the others, so none of them is kept. */
  private Ring startedOver(Instant now, Supplier<RingKey> maker) {
    List<RingKey> changed = new ArrayList<>();
    for (RingKey key : keys) {
      changed.add(key.isPublished() ? key.at(new Stage.Destroyed(now)) : key);
    }
    changed.add(activated(maker.get(), now));
    changed.add(maker.get());
    return with(changed);
  }

  /** The next key was made for another algorithm and has signed nothing. */
  private Ring withFreshNext(Instant now, Supplier<RingKey> maker) {
    List<RingKey> changed = new ArrayList<>();
    for (RingKey key : keys) {
      changed.add(key.stage() instanceof Stage.Next ? key.at(new Stage.Destroyed(now)) : key);
    }
    changed.add(maker.get());
    return with(changed);
  }

  private RingKey only(Predicate<RingKey> wanted) {
    return keys.stream().filter(wanted).findFirst().orElseThrow();
  }

  private static RingKey activated(RingKey key, Instant now) {
    return key.at(new Stage.Active(now, key.sealedKey().orElseThrow()));
  }

  private static List<RingKey> forgetting(List<RingKey> keys) {
    long destroyed = keys.stream().filter(key -> !key.isPublished()).count();
    List<RingKey> kept = new ArrayList<>();
    for (RingKey key : keys) {
      if (!key.isPublished() && destroyed > MAX_DESTROYED) {
        destroyed--;
      } else {
        kept.add(key);
      }
    }
    return kept;
  }
}
