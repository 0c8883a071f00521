package dev.ilk.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.ReadReview;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.gate.review.ReviewScope;
import dev.ilk.gate.review.ReviewThing;
import dev.ilk.gate.review.ReviewUse;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link ReviewStore} promises. Each test begins with an empty store. */
public abstract class ReviewStoreConformance {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  static final Ids IDS = new Ids(InstantSource.fixed(NOW));
  private static final Duration DAY = Duration.ofDays(1);

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract ReviewStore store();

  /**
   * The same store as another node sees it.
   *
   * @return over the same data
   */
  protected abstract ReviewStore elsewhere();

  static Campaign campaign(Instant started, int items) {
    return new Campaign(
        IDS.review(),
        "Q4 \"ü'\n",
        new ReviewScope(
            Optional.of(Kind.WORKLOAD),
            Optional.of(new Environment("prod")),
            Optional.of(new Team("payments")),
            "api%_"),
        started,
        IDS.identity(),
        started.plus(DAY),
        Duration.ofDays(90),
        Campaign.Overdue.LAPSE,
        Optional.empty(),
        new Campaign.Tally(items, 0, 0, 0));
  }

  static ReviewItem item(int number, String reviewer) {
    TreeMap<String, Instant> parts = new TreeMap<>(Map.of("orders:read", NOW.minus(DAY)));
    return new ReviewItem(
        number,
        IDS.identity(),
        "workload:prod-payments-api",
        new ReviewThing(
            ReviewThing.Sort.SCOPES,
            "workload:prod-payments-api",
            List.of("orders:read", "orders:write")),
        reviewer,
        new ReviewUse(Optional.of(NOW.minus(DAY)), 7, true, parts),
        List.of("excess"),
        ReviewAnswer.REDUCE,
        "orders:write not used since 2026-08-24",
        Optional.empty(),
        Optional.empty());
  }

  private static ReviewItem.Answered answer(ReviewItem item) {
    return new ReviewItem.Answered(
        ReviewAnswer.END, "gone 'ü'", Optional.of(IDS.identity()), NOW, item.digest());
  }

  @Test
  void a_review_reads_back_as_it_was_written() throws Exception {
    Campaign campaign = campaign(NOW, 2);
    ReviewItem one = item(1, "team:payments");
    ReviewItem two = item(2, "role:security");
    store().add(campaign, List.of(one, two));
    assertEquals(Optional.of(campaign), elsewhere().find(campaign.id()));
    assertEquals(List.of(one, two), elsewhere().items(campaign.id(), Optional.empty(), 0, 10));
    assertEquals(
        List.of(two),
        elsewhere().items(campaign.id(), Optional.of(Set.of("role:security", "x")), 0, 10));
    assertEquals(List.of(two), elsewhere().items(campaign.id(), Optional.empty(), 1, 10));
    assertEquals(List.of(one), elsewhere().items(campaign.id(), Optional.empty(), 0, 1));
    assertEquals(Optional.empty(), store().find(IDS.review()));
    assertThrows(
        IllegalArgumentException.class,
        () -> store().items(campaign.id(), Optional.empty(), 0, ReviewStore.MOST_READ + 1));
  }

  @Test
  void the_latest_review_comes_first() throws Exception {
    Campaign old = campaign(NOW.minus(DAY), 1);
    Campaign young = campaign(NOW, 1);
    store().add(old, List.of(item(1, "team:a")));
    store().add(young, List.of(item(1, "team:a")));
    assertEquals(List.of(young, old), elsewhere().latest(10));
    assertEquals(List.of(young), elsewhere().latest(1));
  }

  @Test
  void answers_are_taken_once_and_all_or_none() throws Exception {
    Campaign campaign = campaign(NOW, 2);
    ReviewItem one = item(1, "team:a");
    ReviewItem two = item(2, "team:a");
    store().add(campaign, List.of(one, two));
    assertTrue(store().answer(campaign.id(), Map.of(1, answer(one))));
    assertFalse(elsewhere().answer(campaign.id(), Map.of(1, answer(one), 2, answer(two))));
    assertFalse(store().answer(campaign.id(), Map.of(3, answer(two))), "there is no such item");
    List<ReviewItem> items = elsewhere().items(campaign.id(), Optional.empty(), 0, 10);
    assertEquals(ReviewAnswer.END, items.get(0).answered().orElseThrow().answer());
    assertEquals(Optional.empty(), items.get(1).answered());
    assertEquals(1, elsewhere().find(campaign.id()).orElseThrow().tally().answered());
  }

  @Test
  void how_far_each_reviewer_is_can_be_told() throws Exception {
    Campaign campaign = campaign(NOW, 3);
    ReviewItem one = item(1, "team:b");
    store().add(campaign, List.of(one, item(2, "team:b"), item(3, "team:a")));
    assertTrue(store().answer(campaign.id(), Map.of(1, answer(one))));
    ReadReview.Share a = new ReadReview.Share("team:a", 1, 0);
    ReadReview.Share b = new ReadReview.Share("team:b", 2, 1);
    assertEquals(List.of(a, b), elsewhere().shares(campaign.id(), Optional.empty()));
    Optional<Set<String>> own = Optional.of(Set.of("team:b", "role:x"));
    assertEquals(List.of(b), elsewhere().shares(campaign.id(), own));
  }

  @Test
  void of_many_answers_at_once_one_is_taken() throws Exception {
    Campaign campaign = campaign(NOW, 1);
    ReviewItem one = item(1, "team:a");
    store().add(campaign, List.of(one));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> answers =
          threads.invokeAll(
              java.util.Collections.nCopies(
                  8, () -> elsewhere().answer(campaign.id(), Map.of(1, answer(one)))));
      int taken = 0;
      for (Future<Boolean> future : answers) {
        taken += future.get() ? 1 : 0;
      }
      assertEquals(1, taken);
    }
  }

  @Test
  void a_review_closes_when_all_is_carried_out_and_takes_no_answer_after() throws Exception {
    Campaign campaign = campaign(NOW, 2);
    store().add(campaign, List.of(item(1, "team:a"), item(2, "team:a")));
    Campaign.Closed closed = new Campaign.Closed(NOW, "f".repeat(64));
    ReviewItem.Applied failed = new ReviewItem.Applied(false, "denied", NOW);
    ReviewItem.Applied done = new ReviewItem.Applied(true, "Revoke", NOW);
    assertFalse(store().close(campaign.id(), closed));
    store().applied(campaign.id(), 1, done);
    store().applied(campaign.id(), 1, failed);
    store().applied(campaign.id(), 2, failed);
    assertEquals(
        new Campaign.Tally(2, 0, 1, 1), elsewhere().find(campaign.id()).orElseThrow().tally());
    assertFalse(store().close(campaign.id(), closed));
    store().applied(campaign.id(), 2, done);
    assertTrue(store().close(campaign.id(), closed));
    assertFalse(elsewhere().close(campaign.id(), closed));
    assertEquals(Optional.of(closed), elsewhere().find(campaign.id()).orElseThrow().closed());
    assertFalse(store().answer(campaign.id(), Map.of(1, answer(item(1, "team:a")))));
  }

  @Test
  void what_is_due_is_claimed_by_one_node_until_its_claim_runs_out() throws Exception {
    Campaign late = campaign(NOW.minus(DAY.multipliedBy(3)), 1);
    Campaign later = campaign(NOW.minus(DAY.multipliedBy(2)), 1);
    Campaign open = campaign(NOW, 1);
    for (Campaign one : List.of(later, late, open)) {
      store().add(one, List.of(item(1, "team:a")));
    }
    Instant until = NOW.plusSeconds(60);
    assertEquals(Optional.of(late.id()), store().claim(NOW, until).map(Campaign::id));
    assertEquals(Optional.of(later.id()), elsewhere().claim(NOW, until).map(Campaign::id));
    assertEquals(Optional.empty(), elsewhere().claim(NOW, until));
    Id.Review again =
        elsewhere().claim(until.plusSeconds(1), until.plusSeconds(60)).orElseThrow().id();
    assertEquals(late.id(), again);
  }
}
