package dev.ilk.measure;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.gate.measure.MeasureQuery;
import dev.ilk.gate.measure.Measured;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.measure.stored.MeasureStore;
import dev.ilk.record.JournalUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps the measures up to date by itself: counts what is new, looks again every quarter of an
 * hour, and once a day puts the measures of the day before into the record, where nobody can change
 * them later. One node does it at a time.
 */
public final class Daily {
  /** Less than a node pauses, so that each minute some node does it. */
  private static final Duration CLAIM = Duration.ofSeconds(50);

  private static final Duration LOOK = Duration.ofMinutes(15);
  private static final long MOST = 200_000;
  private static final String RULE = "ilk:measures-are-taken-daily";

  private final MeasureStore measures;
  private final Counting counting;
  private final Looking looking;
  private final Reading reading;
  private final Routines routines;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param measures where numbers are kept
   * @param counting counts the record
   * @param looking looks at the registry
   * @param reading makes measures of numbers
   * @param routines does what is due, recorded
   * @param clock the present
   */
  public Daily(
      MeasureStore measures,
      Counting counting,
      Looking looking,
      Reading reading,
      Routines routines,
      InstantSource clock) {
    this.measures = measures;
    this.counting = counting;
    this.looking = looking;
    this.reading = reading;
    this.routines = routines;
    this.clock = clock;
  }

  /**
   * Does what there is to do, unless another node does.
   *
   * @throws StoreUnavailable if the store does not answer
   * @throws PartUnavailable if a part does not
   * @throws JournalUnavailable if the record cannot be written
   */
  public void run() throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Instant now = clock.instant();
    if (measures.claim(now, now.plus(CLAIM))) {
      counting.run(MOST);
      Optional<Instant> taken = measures.progress().taken();
      if (taken.filter(at -> day(at).isBefore(day(now))).isPresent()) {
        close(day(taken.get()));
      }
      if (taken.filter(at -> at.plus(LOOK).isAfter(now)).isEmpty()) {
        looking.run();
      }
    }
  }

  private void close(LocalDate day) throws PartUnavailable, JournalUnavailable {
    routines.run(
        new Routines.Due(
            "CloseMeasures", "Measures", day.toString(), RULE, "the day is over", Map.of()),
        () -> {
          try {
            return told(day);
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("measures cannot be read", e);
          }
        });
  }

  private Map<String, String> told(LocalDate day) throws StoreUnavailable, PartUnavailable {
    MeasureQuery query = new MeasureQuery(day, day, Optional.empty(), Optional.empty());
    Map<String, String> details = new TreeMap<>();
    for (Measured measured : reading.report(query).measures()) {
      for (Measured.OfKind kind : measured.kinds()) {
        kind.value()
            .ifPresent(value ->
                details.put(
                    measured.id() + "." + kind.kind().word(),
                    String.format(Locale.ROOT, "%.4f", value)));
      }
    }
    return details;
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
