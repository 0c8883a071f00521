package dev.ilk.cedar.monitor;

import dev.ilk.cedar.temporal.EventField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What the rules of one scope must remember, each thing once, while plans are made; and which of it
 * the clause at hand reads.
 */
final class Specs {
  private final SequencedMap<Spec, Integer> places = new LinkedHashMap<>();
  private final List<Integer> read = new ArrayList<>();

  /** Begins another clause. */
  void begin() {
    read.clear();
  }

  /** The places that the clause at hand reads. */
  List<Integer> read() {
    return List.copyOf(read);
  }

  /** Everything so far, by place. */
  List<Spec> all() {
    return List.copyOf(places.sequencedKeySet());
  }

  /** Every event, by no key. */
  Reader<Trail> every(long horizon, int keep) {
    Spec spec = new Spec.Recent(EventFilter.EVERY, List.of(), List.of(), keep, horizon);
    return new Reader<>(place(spec), List.of());
  }

  Reader<Trail> recent(Pattern pattern, List<EventField> values, int keep, long horizon) {
    Spec spec = new Spec.Recent(pattern.filter(), pattern.keys, values, keep, horizon);
    return new Reader<>(place(spec), pattern.operands());
  }

  Reader<Sightings> distinct(Pattern pattern, List<EventField> values, int keep, long horizon) {
    Spec spec = new Spec.Distinct(pattern.filter(), pattern.keys, values, keep, horizon);
    return new Reader<>(place(spec), pattern.operands());
  }

  Reader<RunningTotal> total(Pattern pattern, EventField summed, long horizon) {
    Spec spec = new Spec.Total(pattern.filter(), pattern.keys, summed, horizon);
    return new Reader<>(place(spec), pattern.operands());
  }

  private int place(Spec spec) {
    int place = places.computeIfAbsent(spec, _ -> places.size());
    read.add(place);
    return place;
  }
}
