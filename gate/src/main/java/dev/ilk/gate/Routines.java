package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Event;
import dev.ilk.record.Journal;
import dev.ilk.record.JournalUnavailable;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What Ilk does by itself when a time comes that people have set: what is overdue lapses, what has
 * expired or what nobody uses ends. There is no caller, so there is no permit; the rule that says
 * so stands in the event where a policy would. As with every command, the intent is durable before
 * anything is done and the outcome after, and there is no way to act without.
 */
public final class Routines {
  private final Journal journal;
  private final Minutes minutes;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * For one node.
   *
   * @param journal where events become durable
   * @param minutes how events are written
   * @param ids where correlations come from
   * @param clock the present
   */
  public Routines(Journal journal, Minutes minutes, Ids ids, InstantSource clock) {
    this.journal = journal;
    this.minutes = minutes;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What is due.
   *
   * @param action its name in the record, such as {@code LapseGrant}
   * @param resourceType the type of what is touched
   * @param resourceId which one
   * @param rule the id of the rule by which it happens, such as {@code ilk:overdue-grants-lapse}
   * @param reason why, in one sentence without a final period
   * @param details facts that make the event readable later
   * @param environment where; empty if it belongs to none
   */
  public record Due(
      String action,
      String resourceType,
      String resourceId,
      String rule,
      String reason,
      Map<String, String> details,
      Optional<Environment> environment) {
    public Due {
      details = Map.copyOf(details);
    }

    /**
     * What belongs to no environment.
     *
     * @param action its name in the record
     * @param resourceType the type of what is touched
     * @param resourceId which one
     * @param rule the id of the rule by which it happens
     * @param reason why
     * @param details facts
     */
    public Due(
        String action,
        String resourceType,
        String resourceId,
        String rule,
        String reason,
        Map<String, String> details) {
      this(action, resourceType, resourceId, rule, reason, details, Optional.empty());
    }

    /**
     * The same in an environment.
     *
     * @param where which
     * @return a copy
     */
    public Due in(Environment where) {
      return new Due(action, resourceType, resourceId, rule, reason, details, Optional.of(where));
    }
  }

  /** Does it. */
  public interface Act {
    /**
     * Acts; idempotent, because a crash may come between it and its outcome.
     *
     * @return what came of it, beside the details
     * @throws PartUnavailable if a part does not answer; it is tried again
     */
    Map<String, String> act() throws PartUnavailable;
  }

  /** Does it, if it is still due. */
  public interface Attempt {
    /**
     * Acts; idempotent, because a crash may come between it and its outcome.
     *
     * @return what came of it, beside the details; empty if it is not due any more, and nothing was
     *     changed
     * @throws PartUnavailable if a part does not answer; it is tried again
     */
    Optional<Map<String, String>> act() throws PartUnavailable;
  }

  /**
   * Does what is due.
   *
   * @param due what
   * @param act does it
   * @throws JournalUnavailable if the record cannot be written; then nothing was done, or what was
   *     done is told as unknown later
   * @throws PartUnavailable if a part did not answer
   */
  public void run(Due due, Act act) throws JournalUnavailable, PartUnavailable {
    attempt(due, () -> Optional.of(act.act()));
  }

  /**
   * Does what may have been done by another node, or may have become needless, in between.
   *
   * @param due what
   * @param attempt does it
   * @return whether it was still due
   * @throws JournalUnavailable if the record cannot be written; then nothing was done, or what was
   *     done is told as unknown later
   * @throws PartUnavailable if a part did not answer
   */
  public boolean attempt(Due due, Attempt attempt) throws JournalUnavailable, PartUnavailable {
    Id.Correlation journey = ids.correlation();
    Event intent =
        minutes.routine(
            due, journey, clock.instant(), Event.Result.INTENT, Map.of(), Optional.empty());
    journal.append(intent);
    Optional<Id.Event> opened = Optional.of(intent.id());
    Optional<Map<String, String>> done;
    try {
      done = attempt.act();
    } catch (PartUnavailable e) {
      journal.append(
          minutes.routine(due, journey, clock.instant(), Event.Result.FAILED, Map.of(), opened));
      throw e;
    }
    journal.append(
        minutes.routine(
            due,
            journey,
            clock.instant(),
            done.isPresent() ? Event.Result.DONE : Event.Result.REFUSED,
            done.orElse(Map.of()),
            opened));
    return done.isPresent();
  }
}
