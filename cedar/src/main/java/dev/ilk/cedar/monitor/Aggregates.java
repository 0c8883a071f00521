package dev.ilk.cedar.monitor;

import dev.ilk.cedar.data.LongValue;
import dev.ilk.cedar.data.Value;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts and sums. The first three read a number that is kept; the others go through solutions. */
final class Aggregates {
  private static final Value ZERO = Value.of(0);

  private Aggregates() {}

  /** How many events of a window match. */
  record Events(Reader<Trail> trail, long window) implements Operand {
    @Override
    public @Nullable Value value(Scene scene, long point, long time) {
      Trail found = trail.find(scene, point, time);
      return found == null ? ZERO : Value.of(found.size() - found.since(time - window));
    }
  }

  /** How many combinations of values the events of a window have. */
  record Combinations(Reader<Sightings> sightings, long window) implements Operand {
    @Override
    public @Nullable Value value(Scene scene, long point, long time) {
      Sightings found = sightings.find(scene, point, time);
      return found == null ? ZERO : Value.of(found.count(time - window));
    }
  }

  /** The sum of a field of the events of a window. */
  record Sum(Reader<RunningTotal> total, long window) implements Operand {
    @Override
    public @Nullable Value value(Scene scene, long point, long time) {
      RunningTotal found = total.find(scene, point, time);
      return found == null ? ZERO : Value.of(found.sum(time - window));
    }
  }

  /**
   * How many combinations of values solve a formula.
   *
   * @param body the formula
   * @param domain the variables whose combinations are counted
   * @param enough a number that need not be exceeded
   */
  record Solutions(Chain body, List<Integer> domain, long enough) implements Operand {
    @Override
    public Value value(Scene scene, long point, long time) {
      Set<List<Value>> found = new HashSet<>();
      body.solve(
          scene,
          point,
          time,
          s -> {
            found.add(Operand.values(domain, s));
            return found.size() >= enough;
          });
      return Value.of(found.size());
    }
  }

  /**
   * The sum of one variable over the combinations of values that solve a formula.
   *
   * @param body the formula
   * @param domain the variables whose combinations are told apart
   * @param summed which of them is summed, by its place in the domain
   */
  record SolutionSum(Chain body, List<Integer> domain, int summed) implements Operand {
    @Override
    public Value value(Scene scene, long point, long time) {
      Set<List<Value>> found = new HashSet<>();
      body.solve(
          scene,
          point,
          time,
          s -> {
            found.add(Operand.values(domain, s));
            return false;
          });
      BigInteger sum = BigInteger.ZERO;
      for (List<Value> combination : found) {
        if (combination.get(summed) instanceof LongValue(long amount)) {
          sum = sum.add(BigInteger.valueOf(amount));
        }
      }
      return Value.of(RunningTotal.clamped(sum));
    }
  }
}
