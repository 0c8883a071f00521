package dev.ilk.keys.ring;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.SealedKey;
import dev.ilk.keys.VerifyingKey;
import java.time.Instant;
import java.util.Optional;

/**
 * One key of a ring, somewhere on its way from publication to destruction.
 *
 * @param key its public half
 * @param algorithm what it signs with
 * @param publishedAt when it was made and first published
 * @param stage where it is on its way
 */
public record RingKey(VerifyingKey key, Algorithm algorithm, Instant publishedAt, Stage stage) {
  public RingKey {
    if (algorithm.keyType() != key.type()) {
      throw new IllegalArgumentException("the algorithm does not fit the type of the key");
    }
  }

  /**
   * Where a key is on its way. Only a key that may still sign has a private half: it is gone from
   * the moment of retirement.
   */
  public sealed interface Stage {
    /**
     * Published, so that verifiers learn it, and not signing yet.
     *
     * @param sealedKey its private half
     */
    record Next(SealedKey sealedKey) implements Stage {}

    /**
     * Published and signing.
     *
     * @param since when it began to sign
     * @param sealedKey its private half
     */
    record Active(Instant since, SealedKey sealedKey) implements Stage {}

    /**
     * Published until all that it signed has expired, and never signing again.
     *
     * @param since when it stopped to sign
     * @param until when it is to be destroyed
     */
    record Retired(Instant since, Instant until) implements Stage {}

    /**
     * No longer published: nothing that it signed is accepted. Kept as a mark that it was ours.
     *
     * @param at when it was taken back
     */
    record Destroyed(Instant at) implements Stage {}
  }

  /**
   * The key's id.
   *
   * @return its thumbprint (RFC 7638)
   */
  public String kid() {
    return key.thumbprint();
  }

  /**
   * Whether the ring publishes it.
   *
   * @return false once it is destroyed
   */
  public boolean isPublished() {
    return switch (stage) {
      case Stage.Next next -> true;
      case Stage.Active active -> true;
      case Stage.Retired retired -> true;
      case Stage.Destroyed destroyed -> false;
    };
  }

  /**
   * Its private half.
   *
   * @return sealed, or empty if it will never sign again
   */
  public Optional<SealedKey> sealedKey() {
    return switch (stage) {
      case Stage.Next(SealedKey sealedKey) -> Optional.of(sealedKey);
      case Stage.Active(Instant since, SealedKey sealedKey) -> Optional.of(sealedKey);
      case Stage.Retired retired -> Optional.empty();
      case Stage.Destroyed destroyed -> Optional.empty();
    };
  }

  RingKey at(Stage other) {
    return new RingKey(key, algorithm, publishedAt, other);
  }

  /** The same stage with the private half sealed anew; stages without one stay as they are. */
  RingKey resealed(SealedKey anew) {
    return switch (stage) {
      case Stage.Next next -> at(new Stage.Next(anew));
      case Stage.Active active -> at(new Stage.Active(active.since(), anew));
      case Stage.Retired retired -> this;
      case Stage.Destroyed destroyed -> this;
    };
  }
}
