package dev.ilk.measure;

import dev.ilk.actor.Kind;
import dev.ilk.gate.measure.Measured;
import dev.ilk.measure.stored.Cell;
import dev.ilk.measure.stored.Counter;
import dev.ilk.measure.stored.MeasureStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers of a time, and what measures make of them. */
final class Course {
  private static final String NOT_LOOKED = "nothing was looked at in this time";
  private static final String NOT_READ = "no system was read to its end";

  private final Map<Kind, NavigableMap<LocalDate, Day>> days = new EnumMap<>(Kind.class);
  private final Map<Kind, Day> together = new EnumMap<>(Kind.class);

  /** Whether systems had been read, by the days on which somebody looked. */
  private final NavigableMap<LocalDate, Boolean> looked = new TreeMap<>();

  Course(Map<Cell, Long> numbers, List<MeasureStore.Look> looks) {
    for (Kind kind : Kind.values()) {
      days.put(kind, new TreeMap<>());
      together.put(kind, new Day());
    }
    numbers.forEach((cell, number) -> {
      NavigableMap<LocalDate, Day> own = days.getOrDefault(cell.kind(), new TreeMap<>());
      own.computeIfAbsent(cell.day(), day -> new Day()).add(cell, number);
      together.getOrDefault(cell.kind(), new Day()).add(cell, number);
    });
    looks.forEach(look -> looked.put(day(look.at()), look.sourcesRead() > 0));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  Measured of(Measure measure) {
    return new Measured(
        measure.id(),
        measure.title(),
        measure.definition(),
        measure.unit(),
        measure.better(),
        Reading.kinds(measure).stream()
            .map(kind -> measure.standing() ? standing(measure, kind) : flowing(measure, kind))
            .toList());
  }

  private Measured.OfKind flowing(Measure measure, Kind kind) {
    List<Measured.Point> points =
        days.getOrDefault(kind, new TreeMap<>()).entrySet().stream()
            .flatMap(entry -> point(measure, entry.getKey(), entry.getValue()).stream())
            .toList();
    return ofKind(measure, kind, together.getOrDefault(kind, new Day()), "", points);
  }

  /** The last look counts; a day on which nobody looked has no point. */
  private Measured.OfKind standing(Measure measure, Kind kind) {
    NavigableMap<LocalDate, Day> own = days.getOrDefault(kind, new TreeMap<>());
    List<Measured.Point> points =
        looked.entrySet().stream()
            .filter(look -> look.getValue() || !measure.discovered())
            .flatMap(look ->
                point(measure, look.getKey(), own.getOrDefault(look.getKey(), new Day())).stream())
            .toList();
    if (looked.isEmpty()) {
      return ofKind(measure, kind, new Day(), NOT_LOOKED, points);
    }
    boolean read = looked.lastEntry().getValue() || !measure.discovered();
    Day last = own.getOrDefault(looked.lastKey(), new Day());
    return ofKind(measure, kind, last, read ? "" : NOT_READ, points);
  }

  private static Measured.OfKind ofKind(
      Measure measure, Kind kind, Day day, String unknown, List<Measured.Point> points) {
    Optional<Double> value = unknown.isEmpty() ? measure.formula().value(day) : Optional.empty();
    String missing = unknown.isEmpty() ? measure.missing() : unknown;
    return new Measured.OfKind(
        kind,
        value,
        measure.formula().whole(day),
        measure.formula().parts(day),
        value.isPresent() ? "" : missing,
        points);
  }

  private static Optional<Measured.Point> point(Measure measure, LocalDate on, Day day) {
    return measure
        .formula()
        .value(day)
        .map(value -> new Measured.Point(on, value, measure.formula().whole(day)));
  }

  /** Numbers of one kind of actor, of one day or of several. */
  private static final class Day implements Formula.Numbers {
    private final Map<Counter, TreeMap<Integer, Long>> sizes = new EnumMap<>(Counter.class);

    void add(Cell cell, long number) {
      sizes
          .computeIfAbsent(cell.counter(), counter -> new TreeMap<>())
          .merge(cell.bucket(), number, Long::sum);
    }

    @Override
    public long sum(Counter counter) {
      return sizes(counter).values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public SortedMap<Integer, Long> sizes(Counter counter) {
      return sizes.getOrDefault(counter, new TreeMap<>());
    }
  }
}
