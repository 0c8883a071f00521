package dev.ilk.scan;

import dev.ilk.scan.rule.Rule;
import dev.ilk.scan.rule.Strength;
import dev.ilk.scan.source.Place;
import java.util.List;
import java.util.Optional;

/**
 * A secret that was found, and everywhere it was found.
 *
 * @param fingerprint its name under the scan's salt: 24 hexadecimal digits
 * @param rule the rule that matched
 * @param strength how sure it is
 * @param hint its first and last characters; of a secret of several lines, the first line
 * @param belonging whose it is, in its own system, if it tells
 * @param knownAs by what name its vendor shows it, if it tells
 * @param serverFingerprint its name under the salt of a server that it is reported to, if it is
 * @param places where it stands, oldest first; at most {@link #MOST_PLACES}
 * @param times how often it stands anywhere
 * @param allowed why it was marked as no matter, if it was
 */
public record Leak(
    String fingerprint,
    Rule rule,
    Strength strength,
    String hint,
    Optional<String> belonging,
    Optional<String> knownAs,
    Optional<String> serverFingerprint,
    List<Spot> places,
    long times,
    Optional<String> allowed) {
  /** How many places of one secret are named. */
  public static final int MOST_PLACES = 20;

  public Leak {
    places = List.copyOf(places);
  }

  /**
   * One place.
   *
   * @param place the file
   * @param line its line, from 1
   * @param column its column, in bytes from 1
   */
  public record Spot(Place place, long line, long column) {}
}
