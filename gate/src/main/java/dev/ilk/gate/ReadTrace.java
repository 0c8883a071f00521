package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import dev.ilk.record.entry.ReadEntry;
import java.util.List;
import java.util.Set;

/**
 * Tell a journey from the record.
 *
 * @param reference a correlation, token, delegation, session, elevation or identity id, a subject,
 *     or a period: two instants of RFC 3339 with two dots between
 * @param limit at most so many events, the latest; 1 to 10,000
 */
public record ReadTrace(String reference, int limit) implements Command<ReadTrace.Story> {

  /**
   * The journey, told in three ways.
   *
   * @param text for people, one line a step
   * @param json for programs: an array of events, oldest first
   * @param entries for those who show it themselves, oldest first
   */
  public record Story(String text, String json, List<ReadEntry> entries) {
    public Story {
      entries = List.copyOf(entries);
    }

    /**
     * How many events it tells of.
     *
     * @return from 0
     */
    public int events() {
      return entries.size();
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Record", reference);
  }
}
