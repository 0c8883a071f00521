package dev.ilk.discover.classify;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a rule looks for in a text. Most fields of accounts hold nothing, or one of few texts that
 * come again and again, such as a type: what was found in those is kept, so that millions of
 * accounts are looked at soon. Safe to share between threads.
 */
public final class Sought {
  /** So many texts are kept; all that come after them are looked through each time. */
  private static final int MOST = 256;

  private static final int LONGEST = 100;

  private final Pattern pattern;
  private final boolean inNothing;
  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  /**
   * What a pattern finds.
   *
   * @param pattern which takes time in proportion to a text's length, whatever it is (RE2)
   */
  public Sought(Pattern pattern) {
    this.pattern = pattern;
    this.inNothing = pattern.matcher("").find();
  }

  /**
   * Whether it is there.
   *
   * @param text to look through
   * @return true if the pattern is found anywhere in it
   */
  public boolean in(String text) {
    if (text.isEmpty()) {
      return inNothing;
    }
    Boolean before = known.get(text);
    if (before != null) {
      return before;
    }
    boolean found = pattern.matcher(text).find();
    if (text.length() <= LONGEST && known.size() < MOST) {
      known.put(text, found);
    }
    return found;
  }
}
