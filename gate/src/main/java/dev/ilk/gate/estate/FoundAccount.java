package dev.ilk.gate.estate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An account that was found in another system, with what it was taken for and whose it is.
 *
 * @param id its id here, which it keeps for good
 * @param source the source that it was read from
 * @param nativeId its id there, which does not change
 * @param names what it is called there
 * @param enabled whether it can be used
 * @param presence whether it is there still
 * @param times when it was what
 * @param taken what it was taken for
 * @param holder the identity that it belongs to; nothing for an orphan
 * @param facts what else is known of it, by the names of traits; bounded when it was read
 */
public record FoundAccount(
    Id.Account id,
    String source,
    String nativeId,
    Names names,
    boolean enabled,
    Presence presence,
    Times times,
    Taken taken,
    Optional<Id.Identity> holder,
    Map<String, String> facts) {
  public FoundAccount {
    facts = Map.copyOf(facts);
  }

  /**
   * What it is called.
   *
   * @param name what somebody signs in with
   * @param display what people read; may be empty
   * @param email its address; may be empty
   * @param type the system's own word for what it is; may be empty
   */
  public record Names(String name, String display, String email, String type) {}

  /**
   * When it was what.
   *
   * @param created when it was made, if the system tells
   * @param lastUsed when it was last used, if the system tells
   * @param firstSeen when it was first read
   * @param lastSeen when it was last read
   */
  public record Times(
      Optional<Instant> created, Optional<Instant> lastUsed, Instant firstSeen, Instant lastSeen) {}

  /**
   * What it was taken for.
   *
   * @param kind which kind of actor uses it
   * @param subtype which sort, such as {@code ci-pipeline}; {@code unknown} if nothing tells
   * @param confidence how likely the kind is, in thousandths, from 334 to 1000
   * @param contradicted whether it behaves against its class
   * @param corrected whether a person said so, which no rule overturns
   * @param because what spoke for it most, in words that can be checked; may be empty
   */
  public record Taken(
      Kind kind,
      String subtype,
      int confidence,
      boolean contradicted,
      boolean corrected,
      String because) {}
}
