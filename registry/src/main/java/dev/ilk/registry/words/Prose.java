package dev.ilk.registry.words;

/** Text that people wrote for people. */
public final class Prose {
  private Prose() {}

  /**
   * Brings a text that may have been folded over lines to one line.
   *
   * @param text of any length
   * @return without space at either end, and with single spaces within
   */
  public static String oneLine(String text) {
    return text.strip().replaceAll("[ \\t\\r\\n]+", " ");
  }

  /**
   * Whether a text shows as it is: no control characters, and none that turn the direction of
   * writing or cannot be seen, by which one text is made to look like another.
   *
   * @param text of any length
   * @return true if every character is visible or an ordinary space
   */
  public static boolean isPlain(String text) {
    return text.codePoints().allMatch(Prose::isVisible);
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /**
   * Cuts a text for a message.
   *
   * @param text of any length, hostile perhaps
   * @return at most 80 characters, all visible
   */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(80)
        .map(c -> isVisible(c) ? c : '\uFFFD')
        .forEach(shown::appendCodePoint);
    return text.codePointCount(0, text.length()) > 80 ? shown + "…" : shown.toString();
  }
}
