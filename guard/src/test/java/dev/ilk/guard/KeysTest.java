package dev.ilk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.JwtSigner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a guard follows its issuer from key to key. */
class KeysTest {
  private final Guarded guarded = new Guarded();
  private final Ilk ilk = guarded.ilk;

  @AfterEach
  void close() {
    guarded.close();
  }

  /** The feed is signed with the same keys, so they are known from then on. */
  private void started() {
    assertEquals("permitted", guarded.ruling(ilk.token()));
    ilk.feed.awaitTakenIn();
  }

  @Test
  void keys_are_fetched_once_for_many_tokens() {
    started();
    for (int i = 0; i < 20; i++) {
      assertEquals("permitted", guarded.ruling(ilk.token()));
    }
    assertEquals(1, ilk.askedForKeys());
  }

  @Test
  void a_new_key_is_learned_when_a_token_names_it() {
    started();
    ilk.signer = Signer.ephemeral(Algorithm.EDDSA);
    ilk.published = List.of(Ilk.own(ilk.signer));
    ilk.clock.move(Duration.ofSeconds(6));
    assertEquals("permitted", guarded.ruling(ilk.token()));
  }

  @Test
  void unknown_keys_do_not_make_the_guard_ask_without_a_break() {
    started();
    ilk.clock.move(Duration.ofSeconds(6));
    for (int i = 0; i < 20; i++) {
      Signer stranger = Signer.ephemeral(Algorithm.ES256);
      String token = JwtSigner.sign(stranger, JwtSigner.ACCESS_TOKEN, ilk.claims().build());
      assertEquals("401 invalid_token", guarded.ruling(token));
    }
    assertEquals(2, ilk.askedForKeys());
  }
}
