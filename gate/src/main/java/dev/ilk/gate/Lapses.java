package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Event;
import dev.ilk.record.Journal;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.record.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out what is due by itself and that nobody asks for, such as the end of what nobody uses.
 *
 * <p>INVARIANT: it is announced in the record before it happens, as what people do is; if a node
 * stops in between, {@link Reconciliation} tells that nobody saw how it ended.
 */
public final class Lapses {
  private final Journal journal;
  private final Minutes minutes;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param journal where it is recorded
   * @param minutes writes it
   * @param ids where journeys come from
   * @param clock the present
   */
  public Lapses(Journal journal, Minutes minutes, Ids ids, InstantSource clock) {
    this.journal = journal;
    this.minutes = minutes;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What is due.
   *
   * @param action as the record names it, such as {@code RemoveUnusedApp}
   * @param at where
   * @param resourceType what it happens to, such as {@code App}
   * @param resourceId which one
   * @param details what else the record shall tell of it
   * @param reason why it is due, in a sentence
   */
  public record Due(
      String action,
      Environment at,
      String resourceType,
      String resourceId,
      Map<String, String> details,
      String reason) {
    public Due {
      details = Map.copyOf(details);
    }
  }

  /** Carries one out. */
  @FunctionalInterface
  public interface Act {
    /**
     * Does it.
     *
     * @return false if it is not due any more; then nothing was changed
     * @throws PartUnavailable if it is not known whether it was done
     */
    boolean carryOut() throws PartUnavailable;
  }

  /**
   * Carries out what is due, announced before and told after.
   *
   * @param due what
   * @param act does it
   * @return whether it was still due
   * @throws JournalUnavailable if it could not be recorded; if announcing failed, nothing was done
   * @throws PartUnavailable if it is not known whether it was done
   */
  public boolean carryOut(Due due, Act act) throws JournalUnavailable, PartUnavailable {
    Id.Correlation journey = ids.correlation();
    Verdict verdict = new Verdict("unused", due.reason(), List.of(), "");
    Event intent =
        minutes.byItself(
            due, journey, clock.instant(), Event.Result.INTENT, verdict, Optional.empty());
    journal.append(intent);
    boolean done = act.carryOut();
    Verdict outcome =
        done
            ? verdict
            : new Verdict(
                "not_due", "it was used in between, or another node was first", List.of(), "");
    journal.append(
        minutes.byItself(
            due,
            journey,
            clock.instant(),
            done ? Event.Result.DONE : Event.Result.REFUSED,
            outcome,
            Optional.of(intent.id())));
    return done;
  }
}
