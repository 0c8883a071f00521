package dev.ilk.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.gate.Denials;
import dev.ilk.keys.DerivedMac;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MacDenialsTest {
  private static final Denials.Denial DENIAL =
      new Denials.Denial(
          "0123456789abcdef".repeat(4),
          List.of("sre", "team:payments"),
          "more than 10,000\n takes an approval",
          Instant.parse("2026-11-22T10:00:00.123Z"));

  private final Denials denials = new MacDenials(DerivedMac.ephemeral());

  @Test
  void a_denial_opens_as_it_was_sealed() {
    assertEquals(Optional.of(DENIAL), denials.open(denials.seal(DENIAL)));
  }

  @Test
  void what_another_sealed_does_not_open() {
    assertEquals(
        Optional.empty(), denials.open(new MacDenials(DerivedMac.ephemeral()).seal(DENIAL)));
  }

  @Test
  void no_altered_token_opens_as_another_denial() {
    Random random = new Random(5);
    String sealed = denials.seal(DENIAL);
    for (int i = 0; i < 5000; i++) {
      char[] altered = sealed.toCharArray();
      altered[random.nextInt(altered.length)] = (char) (33 + random.nextInt(94));
      Optional<Denials.Denial> opened = denials.open(new String(altered));
      // The last character of base64 carries bits that say nothing.
      assertEquals(DENIAL, opened.orElse(DENIAL));
    }
  }

  @Test
  void hostile_texts_do_not_open() {
    for (String text : List.of("", ".", "..", "a.b", "*.*", "x".repeat(100_000), "a.".repeat(50))) {
      assertEquals(Optional.empty(), denials.open(text));
    }
  }
}
