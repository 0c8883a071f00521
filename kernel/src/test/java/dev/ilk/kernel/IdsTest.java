package dev.ilk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private final Ids ids = new Ids(InstantSource.fixed(Instant.parse("2026-11-22T00:00:00Z")));

  @Test
  void a_new_id_has_its_prefix_and_reads_back() {
    Id.Token id = ids.token();
    assertTrue(id.value().startsWith("tok_"));
    assertEquals(id, Ids.parse(Id.Token.PREFIX, Id.Token::new, id.value()).orElseThrow());
  }

  @Test
  void two_ids_of_the_same_instant_differ() {
    assertNotEquals(ids.event(), ids.event());
  }

  @Test
  void later_ids_sort_after_earlier_ones() {
    Ids later = new Ids(InstantSource.fixed(Instant.parse("2026-11-22T00:00:00.001Z")));
    assertTrue(ids.event().value().compareTo(later.event().value()) < 0);
  }

  @Test
  void a_token_tells_when_it_was_made() {
    assertEquals(Instant.parse("2026-11-22T00:00:00Z"), ids.token().made());
    assertEquals(Instant.EPOCH, new Id.Token("tok_" + "0".repeat(26)).made());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tok_",
        "evt_01234567890123456789012345",
        "tok_0123456789012345678901234",
        "tok_u1234567890123456789012345",
        "tok_8zzzzzzzzzzzzzzzzzzzzzzzzz",
        "tok_0123456789012345678901234\n"
      })
  void text_of_another_form_is_no_token_id(String text) {
    assertTrue(Ids.parse(Id.Token.PREFIX, Id.Token::new, text).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> new Id.Token(text));
  }
}
