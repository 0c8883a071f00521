package dev.ilk.registry.declare;

import dev.ilk.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects everything that is wrong with a declaration, so that it can be told at once. Holds at
 * most {@value #MOST}; beyond, only that there are more.
 */
public final class Problems {
  private static final int MOST = 200;
  private static final Pattern LINE = Pattern.compile("line ([0-9]{1,9}).*");

  private final List<Problem> found = new ArrayList<>();
  private int count;

  /** Nothing is wrong yet. */
  public Problems() {}

  /**
   * Notes what is malformed.
   *
   * @param place where
   * @param code the machine-readable name
   * @param message what is wrong
   * @param remedy what to do
   */
  public void invalid(Place place, String code, String message, String remedy) {
    add(new Problem(Problem.Kind.INVALID, code, message, place.toString(), remedy));
  }

  /**
   * Notes what contradicts the registry.
   *
   * @param place where
   * @param code the machine-readable name
   * @param message what is wrong
   * @param remedy what to do
   */
  public void conflict(Place place, String code, String message, String remedy) {
    add(new Problem(Problem.Kind.CONFLICT, code, message, place.toString(), remedy));
  }

  /**
   * Notes a problem.
   *
   * @param problem any
   */
  public void add(Problem problem) {
    count++;
    if (found.size() < MOST) {
      found.add(problem);
    }
  }

  /**
   * Whether no more are kept, so that nobody need work out good advice.
   *
   * @return true once {@value #MOST} are held
   */
  boolean isFull() {
    return found.size() >= MOST;
  }

  /**
   * How many were noted.
   *
   * @return also those that are not kept
   */
  public int count() {
    return count;
  }

  /**
   * All that are kept.
   *
   * @return in the order of their lines; a last one says if there are more
   */
  public List<Problem> all() {
    List<Problem> all = new ArrayList<>(found);
    all.sort((a, b) -> Integer.compare(line(a).orElse(0), line(b).orElse(0)));
    if (count > MOST) {
      all.add(
          Problem.of(Problem.Kind.INVALID, "more_problems", "there are more problems than these")
              .mend("mend these and look again"));
    }
    return all;
  }

  private static OptionalInt line(Problem problem) {
    Matcher line = LINE.matcher(problem.where());
    return line.matches() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
  }
}
