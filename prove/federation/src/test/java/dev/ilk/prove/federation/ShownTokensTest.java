package dev.ilk.prove.federation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ShownTokensTest {
  private final ShownTokens tokens = new ShownTokens();

  @Test
  void what_is_shown_twice_is_taken_apart_once() {
    assertSame(tokens.of("a.b.c"), tokens.of("a.b.c"));
    assertNotSame(tokens.of("a.b.c"), tokens.of("a.b.d"));
    assertEquals("a.b.d", tokens.of("a.b.d").text());
  }

  @Test
  void what_is_too_long_is_not_kept() {
    String text = "a".repeat(4_097);
    assertNotSame(tokens.of(text), tokens.of(text));
  }
}
