package dev.ilk.cedar.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What came of evaluating the policies that can apply. Made for one request, by one thread. */
public final class Verdict {

  /**
   * A policy that has no value for the request.
   *
   * @param policy its position in the set
   * @param error why
   */
  public record Failure(int policy, EvaluationException error) {}

  private static final int[] NONE = {};

  private int[] permits = NONE;
  private int permitCount;
  private int[] forbids = NONE;
  private int forbidCount;
  private List<Failure> failures = List.of();
  private boolean closed;

  void permit(int policy) {
    permits = room(permits, permitCount);
    permits[permitCount++] = policy;
  }

  void forbid(int policy) {
    forbids = room(forbids, forbidCount);
    forbids[forbidCount++] = policy;
  }

  void failure(int policy, EvaluationException error) {
    if (failures.isEmpty()) {
      failures = new ArrayList<>();
    }
    failures.add(new Failure(policy, error));
    closed |= error.isDecisive();
  }

  private static int[] room(int[] array, int count) {
    return count < array.length ? array : Arrays.copyOf(array, count == 0 ? 4 : count * 2);
  }

  /**
   * The decision: forbid wins, and without a permit, or where a policy could not see what it must,
   * nothing is allowed.
   *
   * @return whether the request is allowed
   */
  public boolean allowed() {
    return forbidCount == 0 && permitCount > 0 && !closed;
  }

  /**
   * The policies that decided.
   *
   * @return the positions of the permits of an allowed request, else of the forbids, ascending
   */
  public int[] determining() {
    int[] found = allowed() ? permits : forbids;
    int count = allowed() ? permitCount : forbidCount;
    int[] exact = Arrays.copyOf(found, count);
    Arrays.sort(exact);
    return exact;
  }

  /**
   * The policy that alone decided.
   *
   * @return its position, or -1 if none or several did
   */
  public int soleDetermining() {
    int count = allowed() ? permitCount : forbidCount;
    return count != 1 ? -1 : allowed() ? permits[0] : forbids[0];
  }

  /**
   * The number of policies that decided.
   *
   * @return 0 if nothing applied
   */
  public int determiningCount() {
    return allowed() ? permitCount : forbidCount;
  }

  /**
   * The number of policies that apply, whatever they say.
   *
   * @return permits and forbids
   */
  public int applied() {
    return permitCount + forbidCount;
  }

  /**
   * The policies that have no value for the request; they took no part in the decision.
   *
   * @return in the order of the set
   */
  public List<Failure> failures() {
    if (failures.size() > 1) {
      failures.sort((left, right) -> Integer.compare(left.policy(), right.policy()));
    }
    return failures;
  }
}
