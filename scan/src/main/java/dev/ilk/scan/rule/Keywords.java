package dev.ilk.scan.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds many words in one pass over bytes, upper and lower case alike (Aho and Corasick, 1975).
 *
 * <p>Bytes fold into classes, one for each letter that some word has, so that the table of a few
 * hundred words stays within a processor's cache.
 */
final class Keywords {
  private static final int ROOT = 0;

  private final byte[] classes = new byte[256];
  private final int width;
  private final int[] next;
  private final int[][] ends;
  private final int[] lengths;

  /** Words in lower case. */
  Keywords(List<String> words) {
    int count = 1;
    for (String word : words) {
      for (int i = 0; i < word.length(); i++) {
        char letter = word.charAt(i);
        if (letter >= 128) {
          throw new IllegalArgumentException("keywords are ASCII");
        }
        if (classes[letter] == 0) {
          classes[letter] = (byte) count;
          classes[Character.toUpperCase(letter)] = (byte) count;
          count++;
        }
      }
    }
    width = count;
    List<int[]> states = new ArrayList<>();
    List<List<Integer>> found = new ArrayList<>();
    add(states, found);
    for (int i = 0; i < words.size(); i++) {
      int state = ROOT;
      for (char letter : words.get(i).toCharArray()) {
        int to = states.get(state)[classes[letter]];
        if (to < 0) {
          to = add(states, found);
          states.get(state)[classes[letter]] = to;
        }
        state = to;
      }
      found.get(state).add(i);
    }
    complete(states, found);
    next = new int[states.size() * width];
    for (int i = 0; i < states.size(); i++) {
      System.arraycopy(states.get(i), 0, next, i * width, width);
    }
    lengths = words.stream().mapToInt(String::length).toArray();
    ends =
        found.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  void find(byte[] bytes, int from, int to, RuleSet.Hits hits) {
    int state = ROOT;
    for (int i = from; i < to; i++) {
      state = next[state * width + classes[bytes[i] & 0xff]];
      for (int word : ends[state]) {
        hits.hit(word, i + 1 - lengths[word], i + 1);
      }
    }
  }

  private int add(List<int[]> states, List<List<Integer>> found) {
    int[] row = new int[width];
    Arrays.fill(row, -1);
    states.add(row);
    found.add(new ArrayList<>());
    return states.size() - 1;
  }

  /** Fills the steps that fall back to the longest word begun within the one that failed. */
  private void complete(List<int[]> states, List<List<Integer>> found) {
    int[] fallback = new int[states.size()];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int letter = 0; letter < width; letter++) {
      int to = states.get(ROOT)[letter];
      if (to < 0) {
        states.get(ROOT)[letter] = ROOT;
      } else {
        queue.add(to);
      }
    }
    while (!queue.isEmpty()) {
      int state = queue.remove();
      int back = fallback[state];
      found.get(state).addAll(found.get(back));
      for (int letter = 0; letter < width; letter++) {
        int to = states.get(state)[letter];
        if (to < 0) {
          states.get(state)[letter] = states.get(back)[letter];
        } else {
          fallback[to] = states.get(back)[letter];
          queue.add(to);
        }
      }
    }
  }
}
