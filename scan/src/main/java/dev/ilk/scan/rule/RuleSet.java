package dev.ilk.scan.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rules, and the one automaton that finds all their keywords in a single pass. */
public final class RuleSet {
  private final List<Rule> rules;
  private final Keywords keywords;
  private final List<int[]> byKeyword;

  /**
   * Rules to be looked for together.
   *
   * @param rules the rules
   */
  public RuleSet(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    Map<String, List<Integer>> words = new TreeMap<>();
    for (int i = 0; i < rules.size(); i++) {
      for (String word : rules.get(i).keywords()) {
        words.computeIfAbsent(word, _ -> new ArrayList<>()).add(i);
      }
    }
    keywords = new Keywords(List.copyOf(words.keySet()));
    byKeyword =
        words.values().stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toList();
  }

  /**
   * The rules.
   *
   * @return them, in order
   */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * Finds keywords.
   *
   * @param bytes where
   * @param from the first byte
   * @param to after the last byte
   * @param hits told the index of a rule and where a keyword of it stands
   */
  public void find(byte[] bytes, int from, int to, Hits hits) {
    keywords.find(
        bytes,
        from,
        to,
        (word, start, end) -> {
          for (int rule : byKeyword.get(word)) {
            hits.hit(rule, start, end);
          }
        });
  }

  /** Takes what was found. */
  @FunctionalInterface
  public interface Hits {
    /**
     * Something was found.
     *
     * @param index its index
     * @param start its first byte
     * @param end after its last byte
     */
    void hit(int index, int start, int end);
  }
}
