package dev.ilk.measure;

import dev.ilk.measure.stored.Buckets;
import dev.ilk.measure.stored.Counter;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How a measure is made of numbers. */
sealed interface Formula {

  /** What the numbers are made of, the whole first. */
  List<Counter> counters();

  /** What comes of the numbers of one kind of actor; nothing if there was nothing to measure. */
  Optional<Double> value(Numbers numbers);

  /** Of how many things it is told. */
  default long whole(Numbers numbers) {
    return numbers.sum(counters().getFirst());
  }

  /** How many there are. */
  record Amount(Counter of) implements Formula {
    @Override
    public List<Counter> counters() {
      return List.of(of);
    }

    @Override
    public Optional<Double> value(Numbers numbers) {
      return Optional.of((double) numbers.sum(of));
    }
  }

  /** The part of a whole that several counters are together. */
  record Share(Counter whole, List<Counter> parts) implements Formula {
    Share(Counter whole, Counter part) {
      this(whole, List.of(part));
    }

    @Override
    public List<Counter> counters() {
      return Stream.concat(Stream.of(whole), parts.stream()).toList();
    }

    @Override
    public Optional<Double> value(Numbers numbers) {
      double part = parts.stream().mapToLong(numbers::sum).sum();
      return numbers.sum(whole) == 0 ? Optional.empty() : Optional.of(part / numbers.sum(whole));
    }
  }

  /** So many of one for each of another. */
  record Each(Counter per, Counter of) implements Formula {
    @Override
    public List<Counter> counters() {
      return List.of(per, of);
    }

    @Override
    public Optional<Double> value(Numbers numbers) {
      return numbers.sum(per) == 0
          ? Optional.empty()
          : Optional.of((double) numbers.sum(of) / numbers.sum(per));
    }
  }

  /** The size that so many of a hundred do not exceed, in seconds. */
  record Quantile(Counter of, int percent) implements Formula {
    private static final double MILLIS = 1000;

    @Override
    public List<Counter> counters() {
      return List.of(of);
    }

    @Override
    public Optional<Double> value(Numbers numbers) {
      long all = numbers.sum(of);
      // The nearest rank: the least size that at least so many do not exceed.
      long rank = Math.max(1, Math.ceilDiv(all * percent, 100L));
      long passed = 0;
      for (var entry : numbers.sizes(of).entrySet()) {
        passed += entry.getValue();
        if (passed >= rank) {
          return Optional.of(Buckets.middle(entry.getKey()) / MILLIS);
        }
      }
      return Optional.empty();
    }
  }

  /** The numbers of one kind of actor and one time. */
  interface Numbers {
    /** How many, of any size. */
    long sum(Counter counter);

    /** How many of which size, by bucket. */
    SortedMap<Integer, Long> sizes(Counter counter);
  }

  /** The numbers that it was made of, by name. */
  default SortedMap<String, Long> parts(Numbers numbers) {
    SortedMap<String, Long> parts = new TreeMap<>();
    counters().forEach(counter -> parts.put(counter.word(), numbers.sum(counter)));
    return parts;
  }
}
