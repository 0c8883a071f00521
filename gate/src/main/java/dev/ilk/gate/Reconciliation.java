package dev.ilk.gate;

import dev.ilk.record.Event;
import dev.ilk.record.Journal;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.trace.History;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Closes intents whose outcome nobody saw, because the node that announced them stopped in between:
 * what became of them is recorded as unknown, for a person to look at.
 */
public final class Reconciliation {
  /** No command takes so long; an older intent was left behind. */
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int PAGE = 100;

  private final History history;
  private final Journal journal;
  private final Minutes minutes;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param history finds intents
   * @param journal where the unknown outcome goes
   * @param minutes writes it
   * @param clock the present
   */
  public Reconciliation(History history, Journal journal, Minutes minutes, InstantSource clock) {
    this.history = history;
    this.journal = journal;
    this.minutes = minutes;
    this.clock = clock;
  }

  /**
   * Closes what was left behind.
   *
   * @return how many
   * @throws JournalUnavailable if the record cannot be written
   */
  public int run() throws JournalUnavailable {
    int closed = 0;
    Instant now = clock.instant();
    List<ReadEntry> left;
    do {
      left = history.unfinished(now.minus(PATIENCE), PAGE);
      for (ReadEntry entry : left) {
        Event intent = entry.event();
        journal.append(minutes.unknown(intent, now));
        closed++;
      }
    } while (left.size() == PAGE);
    return closed;
  }
}
