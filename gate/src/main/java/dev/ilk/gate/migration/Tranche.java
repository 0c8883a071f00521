package dev.ilk.gate.migration;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Static secrets that are replaced together. Which they are never changes.
 *
 * @param id its id
 * @param name what people call it
 * @param made when it was planned
 * @param by the subject of who planned it
 * @param quiet for how many days a secret is watched before it counts as unused, 1 to 365
 * @param digest SHA-256 of which secrets they are, in hexadecimal digits: whoever approves it names
 *     what was looked at
 * @param total how many
 * @param approved by whom and when; nothing is replaced before
 * @param states how many are how far
 */
public record Tranche(
    Id.Tranche id,
    String name,
    Instant made,
    String by,
    int quiet,
    String digest,
    int total,
    Optional<Approved> approved,
    Map<SecretState, Long> states) {
  /** The most secrets in one. */
  public static final int MOST = 1_000;

  public Tranche {
    states = Map.copyOf(states);
  }

  /**
   * That somebody looked at it.
   *
   * @param by the subject of who did
   * @param at when
   */
  public record Approved(String by, Instant at) {}
}
