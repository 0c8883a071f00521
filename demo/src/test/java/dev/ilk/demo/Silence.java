package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;

/** What must not be in an answer. */
final class Silence {
  private Silence() {}

  /** Fails if a text holds one of the words. */
  static void assertSilent(String text, String... words) {
    for (String word : words) {
      assertFalse(text.contains(word), () -> "`%s` is in: %s".formatted(word, text));
    }
  }
}
