package dev.ilk.migration;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import dev.ilk.record.Event;
import dev.ilk.record.entry.ReadEntry;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.log.Ref;
import dev.ilk.record.trace.History;
import java.time.Instant;
import java.util.Optional;

/** When an identity first did something, as the record tells. */
final class Uses {
  /** So many of its latest events are looked at; with more, its first use counts as later. */
  private static final int EVENTS = 1_000;

  private final History history;

  Uses(History history) {
    this.history = history;
  }

  /** The first of what it did itself since then. */
  Optional<Instant> first(Id.Identity identity, Instant since) throws PartUnavailable {
    try {
      return history.latest(Ref.to(identity), EVENTS).stream()
          .map(ReadEntry::event)
          .filter(event -> event.actor().filter(party -> party.id().equals(identity)).isPresent())
          .filter(event -> event.result() == Event.Result.DONE)
          .map(Event::time)
          .filter(time -> !time.isBefore(since))
          .min(Instant::compareTo);
    } catch (LogStoreException e) {
      throw new PartUnavailable("the record cannot be read", e);
    }
  }
}
