package dev.ilk.policy.table;

import java.util.List;

/**
 * What came of tests.
 *
 * @param cases each test, in the order of the files
 * @param covered how much of the policies they saw
 */
public record TestReport(List<Case> cases, Covered covered) {
  public TestReport {
    cases = List.copyOf(cases);
  }

  /**
   * Counts the tests that passed.
   *
   * @return from 0 to the number of tests
   */
  public long passed() {
    return cases.stream().filter(one -> one.failures().isEmpty()).count();
  }

  /**
   * One test.
   *
   * @param where its file and line
   * @param title what it shows
   * @param steps how many steps it has
   * @param failures what went otherwise, each with its file and line; empty if it passed
   */
  public record Case(String where, String title, int steps, List<String> failures) {
    public Case {
      failures = List.copyOf(failures);
    }
  }

  /**
   * How much of the policies was seen. A part of a condition has two sides: that it holds, and that
   * it does not.
   *
   * @param policies how many of the policies applied at least once
   * @param ofPolicies how many there are
   * @param sides how many sides of conditions were seen
   * @param ofSides how many there are
   * @param gaps what was not seen, in words
   */
  public record Covered(int policies, int ofPolicies, long sides, long ofSides, List<String> gaps) {
    public Covered {
      gaps = List.copyOf(gaps);
    }
  }
}
