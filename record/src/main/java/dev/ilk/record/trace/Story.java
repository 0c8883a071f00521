package dev.ilk.record.trace;

import dev.ilk.kernel.Id;
import dev.ilk.record.Event;
import dev.ilk.record.entry.ReadEntry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Events told as a person would read them: journey by journey, one line a step. */
public final class Story {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Story() {}

  /**
   * Tells events.
   *
   * @param entries in the order of the log
   * @return lines, each ended by a newline; journeys in the order in which they began, times in UTC
   */
  public static String text(List<ReadEntry> entries) {
    Map<Id.Correlation, List<Event>> journeys = new LinkedHashMap<>();
    for (ReadEntry entry : entries) {
      journeys
          .computeIfAbsent(entry.event().correlation(), _ -> new ArrayList<>())
          .add(entry.event());
    }
    StringBuilder text = new StringBuilder();
    journeys.forEach((correlation, events) -> {
      text.append("journey ").append(correlation.value());
      text.append(", ").append(DAY.format(events.getFirst().time())).append('\n');
      steps(events).forEach(event -> text.append("  ").append(Step.line(event)).append('\n'));
    });
    return text.toString();
  }

  /** Leaves out the announcements of actions whose outcome is told as well. */
  private static List<Event> steps(List<Event> events) {
    Set<Id.Event> closed =
        events.stream().flatMap(event -> event.intent().stream()).collect(Collectors.toSet());
    return events.stream().filter(event -> !closed.contains(event.id())).toList();
  }
}
