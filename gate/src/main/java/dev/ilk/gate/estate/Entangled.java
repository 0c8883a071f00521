package dev.ilk.gate.estate;

import java.util.List;

/**
 * What hangs on an identity or account, and would feel its end.
 *
 * @param root what was asked about
 * @param strands what hangs on it, nearest first
 * @param more whether there is more than was looked at
 */
public record Entangled(String root, List<Strand> strands, boolean more) {
  public Entangled {
    strands = List.copyOf(strands);
  }

  /**
   * Something that hangs on something else.
   *
   * @param depth how many steps from the root, from 1
   * @param on what it hangs on: a subject, or the id of an account
   * @param relation how: {@code holds}, {@code owner}, {@code creator}, {@code member}, {@code
   *     assumes}, {@code assumed-by}, {@code runs-on}, {@code depends-on}
   * @param account what hangs on it
   */
  public record Strand(int depth, String on, String relation, FoundAccount account) {}
}
