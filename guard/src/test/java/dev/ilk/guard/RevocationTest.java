package dev.ilk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guard hears of revocations, and what it does when it hears nothing. */
class RevocationTest {
  private static final String UNKNOWN = "503 temporarily_unavailable";

  private final Guarded guarded = new Guarded();
  private final Ilk ilk = guarded.ilk;

  @AfterEach
  void close() {
    guarded.close();
  }

  private String token() {
    return ilk.token(
        ilk.claims()
            .put("delegation", "del_one")
            .put("act", Map.of("sub", "agent:helper", "act", Map.of("sub", "agent:first"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tok_one",
        "wl_checkout",
        "workload:prod-checkout",
        "del_one",
        "agent:helper",
        "agent:first"
      })
  void a_token_falls_with_each_of_its_names(String name) {
    String token = token();
    assertEquals("permitted", guarded.ruling(token));
    ilk.feed.revoke(name);
    ilk.feed.awaitTakenIn();
    assertEquals("401 invalid_token", guarded.ruling(token));
  }

  @Test
  void a_token_of_another_name_or_of_a_later_date_holds() {
    ilk.feed.revoke("tok_other");
    ilk.feed.revoke("wl_checkout");
    ilk.feed.awaitTakenIn();
    assertEquals("401 invalid_token", guarded.ruling(token()));
    ilk.clock.move(Duration.ofSeconds(10));
    assertEquals("permitted", guarded.ruling(token()));
  }

  @Test
  void without_news_the_guard_closes_after_its_silence_and_opens_with_the_next() {
    assertEquals("permitted", guarded.ruling(token()));
    ilk.feed.breaks(true);
    ilk.clock.move(Duration.ofSeconds(30));
    assertEquals("permitted", guarded.ruling(token()));
    ilk.clock.move(Duration.ofSeconds(1));
    assertEquals(UNKNOWN, guarded.ruling(token()));
    assertEquals(2, guarded.judged.get());
    ilk.feed.breaks(false);
    heardAgain();
  }

  @Test
  void what_was_revoked_during_an_outage_is_refused_with_the_first_news() {
    String token = token();
    assertEquals("permitted", guarded.ruling(token));
    ilk.feed.breaks(true);
    ilk.feed.revoke("tok_one");
    ilk.feed.breaks(false);
    ilk.feed.awaitTakenIn();
    assertEquals("401 invalid_token", guarded.ruling(token));
  }

  @Test
  void a_guard_that_never_heard_of_revocations_refuses() {
    try (Guarded deaf = new Guarded(ilk -> ilk.feed.breaks(true))) {
      assertEquals(UNKNOWN, deaf.ruling(deaf.ilk.token()));
      assertEquals(0, deaf.judged.get());
    }
  }

  @Test
  void an_answer_that_is_forged_or_not_meant_for_it_is_no_news() {
    Signer thief = Signer.ephemeral(Algorithm.ES256);
    assertNoNews(() -> ilk.feed.answer(thief, ilk.issuer(), "revocations+jwt", 0));
    assertNoNews(() -> ilk.feed.answer(ilk.signer, ilk.issuer(), "at+jwt", 0));
    assertNoNews(
        () -> ilk.feed.answer(ilk.signer, ilk.address() + "/e/prod/agent", "revocations+jwt", 0));
    assertNoNews(() -> "");
    assertNoNews(() -> "{}");
    assertNoNews(ilk::token);
  }

  /** An old answer is rightly signed, and says itself how old it is. */
  @Test
  void an_answer_played_again_is_no_news() {
    assertEquals("permitted", guarded.ruling(token()));
    String old = ilk.feed.answer(ilk.signer, ilk.issuer(), "revocations+jwt", 0);
    ilk.clock.move(Duration.ofSeconds(31));
    ilk.feed.spoil(answer -> old);
    ilk.feed.awaitAnotherRequest();
    assertEquals(UNKNOWN, guarded.ruling(token()));
  }

  @Test
  void an_answer_is_as_fresh_as_it_says() {
    assertEquals("permitted", guarded.ruling(token()));
    ilk.feed.standsStillAt(ilk.clock.instant());
    ilk.clock.move(Duration.ofSeconds(31));
    ilk.feed.awaitAnotherRequest();
    assertEquals(UNKNOWN, guarded.ruling(token()));
  }

  @Test
  void nothing_counts_as_heard_before_the_last_page() {
    try (Guarded paged =
        new Guarded(ilk -> {
          ilk.feed.pagesOf(2);
          for (int i = 0; i < 9; i++) {
            ilk.feed.revoke(i == 8 ? "tok_one" : "tok_other" + i);
          }
        })) {
      assertEquals("401 invalid_token", paged.ruling(paged.ilk.token()));
    }
  }

  @Test
  void a_feed_that_begins_anew_does_not_make_the_guard_forget() {
    String token = token();
    ilk.feed.revoke("tok_one");
    ilk.feed.awaitTakenIn();
    ilk.feed.forgets();
    ilk.feed.awaitTakenIn();
    assertEquals("401 invalid_token", guarded.ruling(token));
    ilk.feed.revoke("tok_two");
    ilk.feed.awaitTakenIn();
    assertEquals(
        "401 invalid_token", guarded.ruling(ilk.token(ilk.claimsBut("jti").put("jti", "tok_two"))));
  }

  @Test
  void a_clock_that_is_put_back_or_forward_closes_the_guard_until_it_is_right() {
    assertEquals("permitted", guarded.ruling(token()));
    String token = token();
    ilk.feed.breaks(true);
    ilk.clock.move(Duration.ofMinutes(-5));
    assertEquals(UNKNOWN, guarded.ruling(token()));
    ilk.clock.move(Duration.ofMinutes(5));
    assertEquals("permitted", guarded.ruling(token));
    ilk.clock.move(Duration.ofMinutes(4));
    assertEquals(UNKNOWN, guarded.ruling(token));
  }

  private void assertNoNews(java.util.function.Supplier<String> answer) {
    heardAgain();
    ilk.feed.spoil(good -> answer.get());
    ilk.clock.move(Duration.ofSeconds(31));
    ilk.feed.awaitAnotherRequest();
    assertEquals(UNKNOWN, guarded.ruling(token()));
    ilk.feed.spoil(good -> good);
  }

  /** The first answer after the trouble is on its way; the request after it shows it was taken. */
  private void heardAgain() {
    ilk.feed.awaitAnotherRequest();
    ilk.feed.awaitAnotherRequest();
    assertEquals("permitted", guarded.ruling(token()));
  }
}
