package dev.ilk.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.record.log.Ref;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ZEROS = "0".repeat(26);

  @Test
  void an_id_is_kept_as_its_bits() {
    assertEquals(new UUID(0, 0), key(Ref.Kind.EVENT, Id.Event.PREFIX + ZEROS));
    assertEquals(new UUID(0, 1), key(Ref.Kind.EVENT, Id.Event.PREFIX + ZEROS.substring(1) + "1"));
    assertEquals(
        new UUID(2L << 61 | 1L << 60, 31),
        key(Ref.Kind.TOKEN, Id.Token.PREFIX + "0g" + "0".repeat(23) + "z"));
  }

  @Test
  void every_id_of_every_kind_has_a_key_of_its_own() {
    Ids ids = new Ids(() -> NOW);
    Set<UUID> keys = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      keys.add(RefKey.of(Ref.to(ids.event())));
      keys.add(RefKey.of(Ref.to(ids.correlation())));
      keys.add(RefKey.of(Ref.to(ids.token())));
      keys.add(RefKey.of(Ref.to(ids.identity())));
      keys.add(RefKey.of(Ref.to(ids.delegation())));
      keys.add(RefKey.of(Ref.to(ids.session())));
    }
    assertEquals(6000, keys.size());
  }

  @Test
  void the_same_characters_as_another_kind_of_id_are_another_key() {
    Set<UUID> keys =
        Set.of(
            key(Ref.Kind.EVENT, Id.Event.PREFIX + ZEROS),
            key(Ref.Kind.CORRELATION, Id.Correlation.PREFIX + ZEROS),
            key(Ref.Kind.TOKEN, Id.Token.PREFIX + ZEROS),
            key(Ref.Kind.IDENTITY, Id.Identity.PREFIX + ZEROS),
            key(Ref.Kind.DELEGATION, Id.Delegation.PREFIX + ZEROS),
            key(Ref.Kind.SESSION, Id.Session.PREFIX + ZEROS),
            key(Ref.Kind.SESSION, Id.Event.PREFIX + ZEROS),
            key(Ref.Kind.EVENT, Id.Session.PREFIX + ZEROS));
    assertEquals(8, keys.size());
  }

  @Test
  void later_ids_of_a_kind_come_later_in_the_index() {
    byte[] before = RefKey.bytes(RefKey.of(Ref.to(new Ids(() -> NOW).token())));
    byte[] after = RefKey.bytes(RefKey.of(Ref.to(new Ids(() -> NOW.plusMillis(1)).token())));
    assertTrue(Arrays.compareUnsigned(before, after) < 0);
  }

  @Test
  void what_is_no_id_of_its_kind_is_hashed_and_never_mistaken_for_one() {
    String id = Id.Token.PREFIX + ZEROS;
    for (String value :
        List.of(
            "x",
            id + "0",
            id.substring(1),
            id.replace("0", "O"),
            // The digits of a time after the year 3084, whose bits tell the kind.
            Id.Token.PREFIX + "1" + ZEROS.substring(1),
            Id.Token.PREFIX + "7" + ZEROS.substring(1),
            "ü".repeat(64))) {
      UUID key = key(Ref.Kind.TOKEN, value);
      assertEquals(7, key.getMostSignificantBits() >>> 61, value);
      assertEquals(key, key(Ref.Kind.TOKEN, value));
      assertNotEquals(key, key(Ref.Kind.SESSION, value));
    }
  }

  private static UUID key(Ref.Kind kind, String value) {
    return RefKey.of(new Ref(kind, value));
  }
}
