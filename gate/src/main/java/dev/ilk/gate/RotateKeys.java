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
 * Replace a signing key of an environment.
 *
 * @param at the environment
 * @param ring which of its keys
 * @param urgency with how much consideration for those who verify
 */
public record RotateKeys(Environment at, Ring ring, Urgency urgency)
    implements Command<RotateKeys.Rotated> {

  /** The keys of an environment, by what they sign. */
  public enum Ring {
    /** People's tokens. */
    HUMAN("human"),
    /** Workloads' tokens. */
    WORKLOAD("workload"),
    /** Agents' tokens. */
    AGENT("agent"),
    /** JWT-SVIDs. */
    JWT_SVID("jwt-svid"),
    /** X.509-SVIDs and certificates for names. */
    X509_SVID("x509-svid"),
    /** The authorities that sign those. */
    X509_ROOT("x509-root");

    private final String word;

    Ring(String word) {
      this.word = word;
    }

    /**
     * The word for it in interfaces, in the record, and in the ring's name after the environment's.
     *
     * @return lower case
     */
    public String word() {
      return word;
    }

    /**
     * Finds one by its word.
     *
     * @param word of any content
     * @return empty if there is none
     */
    public static Optional<Ring> of(String word) {
      return Arrays.stream(values()).filter(ring -> ring.word.equals(word)).findFirst();
    }
  }

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
        action(), "Issuer", at.name() + "/" + ring.word(), Map.of("urgency", urgency.word()));
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
