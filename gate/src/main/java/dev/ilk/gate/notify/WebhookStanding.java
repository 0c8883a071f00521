package dev.ilk.gate.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a webhook was told, and what is in the way.
 *
 * @param next the index in the record that it is told next; all before were delivered or are not
 *     wanted
 * @param active whether it is told anything; false after it failed too long
 * @param attempts how often delivering {@code next} failed; 0 if it did not
 * @param failing since when it fails
 * @param tried when it was last tried
 * @param problem why the last attempt failed; empty if it did not
 * @param delivered when something was last delivered
 */
public record WebhookStanding(
    long next,
    boolean active,
    int attempts,
    Optional<Instant> failing,
    Optional<Instant> tried,
    String problem,
    Optional<Instant> delivered) {

  /**
   * Of a webhook that was told nothing yet.
   *
   * @param next the first index it is told
   * @return active, without a failure
   */
  public static WebhookStanding from(long next) {
    return new WebhookStanding(
        next, true, 0, Optional.empty(), Optional.empty(), "", Optional.empty());
  }

  /**
   * After entries that it does not want.
   *
   * @param index the index after them
   * @return further on
   */
  public WebhookStanding skipped(long index) {
    return new WebhookStanding(index, active, attempts, failing, tried, problem, delivered);
  }

  /**
   * After a delivery.
   *
   * @param index the index after what was delivered
   * @param at when
   * @return without a failure
   */
  public WebhookStanding delivered(long index, Instant at) {
    return new WebhookStanding(
        index, true, 0, Optional.empty(), Optional.of(at), "", Optional.of(at));
  }

  /**
   * After a failure.
   *
   * @param at when
   * @param why in a few words, without anything that the receiver said
   * @return failing since then, or since before
   */
  public WebhookStanding failed(Instant at, String why) {
    return new WebhookStanding(
        next,
        active,
        attempts + 1,
        failing.or(() -> Optional.of(at)),
        Optional.of(at),
        why,
        delivered);
  }

  /**
   * Told nothing more until people say so.
   *
   * @return the same, inactive
   */
  public WebhookStanding ended() {
    return new WebhookStanding(next, false, attempts, failing, tried, problem, delivered);
  }

  /**
   * To be tried at once, from where it stood.
   *
   * @return active, without a failure
   */
  public WebhookStanding resumed() {
    return new WebhookStanding(next, true, 0, Optional.empty(), Optional.empty(), "", delivered);
  }
}
