package dev.ilk.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.gate.review.ReviewThing;
import dev.ilk.gate.review.ReviewUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdviceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration DORMANT = Duration.ofDays(90);
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(200));
  private static final ReviewThing RULE =
      new ReviewThing(ReviewThing.Sort.TRUST, "github-main", List.of());
  private static final ReviewThing SCOPES =
      new ReviewThing(ReviewThing.Sort.SCOPES, "workload:x", List.of("a", "b", "c"));

  private static ReviewUse last(Instant at) {
    return new ReviewUse(Optional.of(at), 3, false, new TreeMap<>());
  }

  private static Advice advice(ReviewThing thing, ReviewUse use, Instant created) {
    return Advice.of(thing, use, created, NOW, DORMANT);
  }

  @Test
  void what_was_never_used_ends_unless_it_is_new() {
    Advice old = advice(RULE, ReviewUse.NEVER, LONG_AGO);
    assertEquals(ReviewAnswer.END, old.answer());
    assertEquals(List.of("dormant"), old.marks());
    assertEquals("never used, and its identity is registered since 2026-05-06", old.because());
    Advice young = advice(RULE, ReviewUse.NEVER, NOW.minusSeconds(60));
    assertEquals(ReviewAnswer.KEEP, young.answer());
    assertEquals(List.of("new"), young.marks());
  }

  @Test
  void what_sleeps_ends_and_what_is_used_stays() {
    assertEquals(ReviewAnswer.END, advice(RULE, last(LONG_AGO), LONG_AGO).answer());
    assertEquals(ReviewAnswer.END, advice(SCOPES, last(LONG_AGO), LONG_AGO).answer());
    Advice used = advice(RULE, last(NOW.minusSeconds(5)), LONG_AGO);
    assertEquals(ReviewAnswer.KEEP, used.answer());
    assertEquals("used 3 times, last on 2026-11-22", used.because());
  }

  @Test
  void scopes_that_are_not_used_are_excess() {
    TreeMap<String, Instant> parts = new TreeMap<>();
    parts.put("a", NOW.minusSeconds(9));
    parts.put("b", LONG_AGO);
    ReviewUse use = new ReviewUse(Optional.of(NOW.minusSeconds(9)), 5, false, parts);
    Advice advice = advice(SCOPES, use, LONG_AGO);
    assertEquals(ReviewAnswer.REDUCE, advice.answer());
    assertEquals(List.of("excess"), advice.marks());
    assertEquals("b, c not used since 2026-08-24", advice.because());
  }

  @Test
  void another_use_or_advice_is_another_digest() {
    ReviewItem item = ReviewStoreConformance.item(1, "team:a");
    ReviewItem other =
        new ReviewItem(
            item.number(),
            item.identity(),
            item.subject(),
            item.thing(),
            item.reviewer(),
            ReviewUse.NEVER,
            item.marks(),
            item.advice(),
            item.because(),
            item.answered(),
            item.applied());
    assertNotEquals(item.digest(), other.digest());
    assertNotEquals(item.digest(), ReviewStoreConformance.item(2, "team:a").digest());
  }
}
