package dev.ilk.registry.words;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Which known word a misspelt one was probably meant to be. */
public final class Nearest {
  private static final int LONGEST = 80;

  private Nearest() {}

  /**
   * The nearest of the known words.
   *
   * @param word of any length
   * @param known the words there are
   * @return empty if none is near: at most a third of its characters wrong, and never more than 3
   */
  public static Optional<String> of(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = plain(word);
    String best = null;
    int least = Math.min(3, Math.max(1, wanted.length() / 3)) + 1;
    for (String one : known) {
      int distance = distance(wanted, plain(one));
      if (distance < least) {
        least = distance;
        best = one;
      }
    }
    return Optional.ofNullable(best);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int edit = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        cost[i][j] = Math.min(edit, cost[i - 1][j - 1] + same);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
