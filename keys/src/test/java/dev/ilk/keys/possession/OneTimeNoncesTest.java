package dev.ilk.keys.possession;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.ilk.keys.DerivedMac;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OneTimeNoncesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final DerivedMac mac = DerivedMac.ephemeral();
  private final OneTimeNonces nonces = new OneTimeNonces(mac);

  @Test
  void a_nonce_is_good_for_an_hour_wherever_the_secret_is() {
    String nonce = nonces.fresh(NOW);
    Instant end = NOW.plus(OneTimeNonces.LIFE);
    OneTimeNonces elsewhere = new OneTimeNonces(mac);
    assertEquals(Optional.of(end), elsewhere.goodUntil(nonce, NOW));
    assertEquals(Optional.of(end), elsewhere.goodUntil(nonce, end.minusMillis(1)));
    assertEquals(Optional.empty(), elsewhere.goodUntil(nonce, end));
  }

  @Test
  void no_two_are_the_same() {
    assertNotEquals(nonces.fresh(NOW), nonces.fresh(NOW));
  }

  @Test
  void what_was_given_under_another_secret_is_none() {
    String other = new OneTimeNonces(DerivedMac.ephemeral()).fresh(NOW);
    assertEquals(Optional.empty(), nonces.goodUntil(other, NOW));
  }

  @Test
  void a_nonce_has_one_spelling_and_every_bit_of_it_counts() {
    String nonce = nonces.fresh(NOW);
    Random random = new Random(6585);
    for (int i = 0; i < 500; i++) {
      StringBuilder damaged = new StringBuilder(nonce);
      damaged.setCharAt(random.nextInt(nonce.length()), (char) (33 + random.nextInt(94)));
      if (!damaged.toString().equals(nonce)) {
        assertEquals(Optional.empty(), nonces.goodUntil(damaged.toString(), NOW));
      }
    }
    for (String other : new String[] {"", nonce + "=", nonce + "A", nonce.substring(1)}) {
      assertEquals(Optional.empty(), nonces.goodUntil(other, NOW));
    }
  }
}
