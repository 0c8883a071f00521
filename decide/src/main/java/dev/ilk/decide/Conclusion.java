package dev.ilk.decide;

import dev.ilk.cedar.monitor.Event;
import dev.ilk.cedar.monitor.EventText;
import dev.ilk.cedar.monitor.HistoryKey;
import dev.ilk.cedar.temporal.EventKind;
import java.util.Optional;

/** Finds the request that a report is about. */
final class Conclusion {
  private Conclusion() {}

  /** The request as it was asked, unless something was said of its outcome already. */
  static Optional<Event> of(EventHistory.Held held, HistoryKey key, String request) {
    Optional<Event> asked = Optional.empty();
    for (EventHistory.Kept kept : held.of(key, request)) {
      Event event = EventText.read(kept.event()).orThrow();
      if (event.kind() != EventKind.REQUEST) {
        return Optional.empty();
      }
      asked = Optional.of(event);
    }
    return asked;
  }
}
