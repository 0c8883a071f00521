package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replace the signing key of an issuer.
 *
 * @param at the environment
 * @param plane which of its issuers
 * @param urgency with how much consideration for those who verify
 */
public record RotateKeys(Environment at, Kind plane, Urgency urgency)
    implements Command<RotateKeys.Rotated> {

  /** How a key is replaced. */
  public enum Urgency {
    /** By the key that verifiers have known for a while; what the old one signed stays good. */
    PLANNED,
    /** As planned, but without waiting until verifiers know the next key. */
    AT_ONCE,
    /** The old key is in wrong hands: by a new one, and nothing the old one signed stays good. */
    COMPROMISED;

    /**
     * The word for it in interfaces and in the record.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds one by its word.
     *
     * @param word as {@link #word} gives it
     * @return empty if there is none
     */
    public static Optional<Urgency> of(String word) {
      return Arrays.stream(values()).filter(urgency -> urgency.word().equals(word)).findFirst();
    }
  }

  /**
   * The new key signs from now on.
   *
   * @param active the new key's id
   * @param retired the old key's id
   */
  public record Rotated(String active, String retired) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(), "Issuer", at.name() + "/" + plane.word(), Map.of("urgency", urgency.word()));
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
