package dev.ilk.gate.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How what an identity proves itself by is replaced.
 *
 * @param subject kind and name
 * @param ways how each sort is; at least one
 * @param keys the keys of its client that are declared, or were seen
 * @param every how often they are to be replaced, as declared
 * @param due when that is next; empty if nothing says so
 * @param latest the latest rotation, open or not
 */
public record RotationView(
    String subject,
    List<Way> ways,
    List<Key> keys,
    Optional<Duration> every,
    Optional<Instant> due,
    Optional<Rotation> latest) {
  public RotationView {
    ways = List.copyOf(ways);
    keys = List.copyOf(keys);
  }

  /** How a sort of credential is replaced. */
  public enum Way {
    /** Keys of a client that are declared here. */
    KEYS("its client's keys", "`ilk identity rotate`, which lets both work for a while"),
    /** Certificates of a client that are declared here. */
    CERTIFICATES(
        "its client's own certificates", "`ilk identity rotate`, which lets both work for a while"),
    /** Keys that a client publishes. */
    PUBLISHED("keys that its client publishes", "at its publisher; both are taken while both are"),
    /** Certificates by an authority. */
    AUTHORITY("certificates that an authority issues", "its authority issues the next one"),
    /** Tokens of a platform. */
    PLATFORM("tokens of its platform", "by themselves: the platform issues others all the time"),
    /** What Ilk issues. */
    ISSUED("tokens and SVIDs of Ilk", "by themselves: they live for minutes"),
    /** The keys of agents that joined by a token. */
    JOINED("keys of its machines' agents", "by themselves: an agent renews its key in time"),
    /** Passkeys of a person. */
    PASSKEYS(
        "passkeys",
        "by the person: add the new one under Security, sign in with it, then remove the old one");

    private final String what;
    private final String how;

    Way(String what, String how) {
      this.what = what;
      this.how = how;
    }

    /**
     * What is replaced.
     *
     * @return in plain words
     */
    public String what() {
      return what;
    }

    /**
     * How.
     *
     * @return in plain words
     */
    public String how() {
      return how;
    }
  }

  /**
   * A key.
   *
   * @param thumbprint what it goes by
   * @param declared whether it is declared now; false of one that was only seen
   * @param since since when it is known
   * @param lastUse when somebody proved themselves by it last, as far as the record is counted
   */
  public record Key(
      String thumbprint, boolean declared, Optional<Instant> since, Optional<Instant> lastUse) {}
}
