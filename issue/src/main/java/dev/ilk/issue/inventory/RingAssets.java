package dev.ilk.issue.inventory;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadCryptography.Asset;
import dev.ilk.gate.ReadCryptography.Use;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.Ring;
import dev.ilk.keys.ring.RingKey;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.RingPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The keys of all rings, but those that are destroyed. */
public final class RingAssets implements CryptoSource {
  private final KeyRings rings;
  private final Function<RingName, RingPolicy> policies;
  private final RingName record;

  /**
   * Those of a node.
   *
   * @param rings the rings
   * @param policies the policy of each
   * @param record the ring that signs the record
   */
  public RingAssets(KeyRings rings, Function<RingName, RingPolicy> policies, RingName record) {
    this.rings = rings;
    this.policies = policies;
    this.record = record;
  }

  @Override
  public List<Asset> assets() throws PartUnavailable {
    try {
      List<Asset> assets = new ArrayList<>();
      for (RingName name : rings.names()) {
        Ring ring = rings.ring(name);
        ring.keys().stream()
            .filter(RingKey::isPublished)
            .forEach(key -> assets.add(asset(name, key)));
      }
      return assets;
    } catch (KeysUnavailable e) {
      throw new PartUnavailable("the rings cannot be read", e);
    }
  }

  private Asset asset(RingName name, RingKey key) {
    return switch (key.stage()) {
      case RingKey.Stage.Next next -> asset(name, key, "next", Optional.empty(), Optional.empty());
      case RingKey.Stage.Active active ->
          asset(
              name,
              key,
              "active",
              policies.apply(name).period().map(active.since()::plus),
              Optional.empty());
      case RingKey.Stage.Retired retired ->
          asset(name, key, "retired", Optional.empty(), Optional.of(retired.until()));
      case RingKey.Stage.Destroyed destroyed ->
          throw new IllegalArgumentException("a destroyed key is none any more");
    };
  }

  private Asset asset(
      RingName name, RingKey key, String state, Optional<Instant> next, Optional<Instant> end) {
    return new Asset(
        use(name),
        name.value(),
        state,
        key.algorithm().joseName(),
        Strength.bits(key.key()),
        Strength.outlook(key.key().type()),
        Optional.of(key.kid()),
        Optional.of(key.publishedAt()),
        next,
        end);
  }

  private Use use(RingName name) {
    if (name.equals(record)) {
      return Use.RECORD;
    }
    return name.value().endsWith("-svid") || name.value().endsWith("-root")
        ? Use.SVIDS
        : Use.TOKENS;
  }
}
