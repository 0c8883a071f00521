package dev.ilk.gate.estate;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A leaked secret, as all scans together know it. The secret itself was never sent.
 *
 * @param fingerprint its name: 24 hexadecimal digits
 * @param rule what found it
 * @param sure how sure it is: 1 likely, 2 by its form, 3 by a checksum
 * @param hint its first and last characters
 * @param belonging whose it is in its own system, as it tells itself; may be empty
 * @param knownAs by what name its vendor shows it; may be empty
 * @param found since when it is known
 * @param state what is known of the secret
 * @param places where it stands, a line for each thing that was scanned
 * @param holders the accounts that hold it now
 * @param said what a person said of it
 */
public record FoundLeak(
    String fingerprint,
    ReportedLeak.Rule rule,
    int sure,
    String hint,
    String belonging,
    String knownAs,
    Instant found,
    State state,
    List<Place> places,
    List<Holder> holders,
    Optional<Said> said) {
  public FoundLeak {
    places = List.copyOf(places);
    holders = List.copyOf(holders);
  }

  /** What is known of a secret that leaked. */
  public enum State {
    /** An account holds it: whoever reads it can use it. */
    LIVE,
    /** Nobody knows whose it is, or whether it can be used still. */
    UNKNOWN,
    /** Its account holds it no more, or a person said that it was revoked. */
    ENDED,
    /** A person said that it is no secret, or does no harm; or those who scan did everywhere. */
    HARMLESS;

    /**
     * Its name on the wire.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Where it stands in one thing that is scanned.
   *
   * @param source what is scanned
   * @param inFiles whether it stands in the files by the latest scan
   * @param inHistory whether it stands in what they were once
   * @param times how often
   * @param marked why those who scan say that it does no harm; may be empty
   * @param spots some places
   */
  public record Place(
      String source,
      boolean inFiles,
      boolean inHistory,
      long times,
      String marked,
      List<ReportedLeak.Spot> spots) {
    public Place {
      spots = List.copyOf(spots);
    }
  }

  /**
   * An account that holds it.
   *
   * @param account which
   * @param name the account's name, with its source
   * @param credential what it is there, by kind and id
   * @param enabled whether the account can be used
   * @param identity to whom the account belongs, if anybody knows
   */
  public record Holder(
      Id.Account account,
      String name,
      String credential,
      boolean enabled,
      Optional<Id.Identity> identity) {}

  /**
   * What a person said.
   *
   * @param word what
   * @param by the subject of who said so
   * @param reason why
   * @param at when
   */
  public record Said(Word word, String by, String reason, Instant at) {}

  /** What a person can say of a leak. */
  public enum Word {
    /** It is no secret, or does no harm. */
    HARMLESS,
    /** It was revoked where it was made. */
    REVOKED;

    /**
     * Its name on the wire.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Whether somebody has to do something: a secret that can or may be used wants revoking, and one
   * that ended wants to be taken out of the files that it stands in.
   *
   * @return whether it is open
   */
  public boolean isOpen() {
    return switch (state) {
      case LIVE, UNKNOWN -> true;
      case ENDED -> places.stream().anyMatch(Place::inFiles);
      case HARMLESS -> false;
    };
  }

  /**
   * How much it matters.
   *
   * @return {@code critical}, {@code high}, {@code medium} or {@code low}
   */
  public String severity() {
    return switch (state) {
      case LIVE -> holders.stream().anyMatch(Holder::enabled) ? "critical" : "high";
      case UNKNOWN -> sure > 1 ? "high" : "medium";
      case ENDED, HARMLESS -> "low";
    };
  }
}
