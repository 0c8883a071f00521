package dev.ilk.gate.migration;

import java.util.List;

/**
 * What there is to win by replacing a static secret. Each part is a number of points; the formula
 * is in {@code docs/migration.md}.
 *
 * @param breadth what can be done with it, 0 to 30
 * @param lifetime how long it lives and has lived, 0 to 25
 * @param exposure who may have it beside its owner, 0 to 30
 * @param use what its use says, 0 to 15
 * @param because what each part is for, in the same order, in words that can be checked
 */
public record SecretScore(int breadth, int lifetime, int exposure, int use, List<String> because) {
  public SecretScore {
    because = List.copyOf(because);
  }

  /**
   * All of it.
   *
   * @return 0 to 100
   */
  public int total() {
    return breadth + lifetime + exposure + use;
  }
}
