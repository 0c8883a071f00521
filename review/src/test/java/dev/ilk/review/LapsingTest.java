package dev.ilk.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.Minutes;
import dev.ilk.gate.Narrow;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.gate.review.ReviewThing;
import dev.ilk.gate.review.ReviewUse;
import dev.ilk.kernel.Ids;
import dev.ilk.record.Event;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LapsingTest {
  private Instant now = ReviewStoreConformance.NOW;
  private final Ids ids = new Ids(() -> now);
  private final MemoryReviewStore store = new MemoryReviewStore();
  private final List<Event> events = new ArrayList<>();
  private final List<Consequence> ended = new ArrayList<>();
  private int breaksAt = Integer.MAX_VALUE;
  private final Lapsing lapsing =
      new Lapsing(
          store,
          new Routines(this::append, new Minutes(ids, "n1"), ids, () -> now),
          this::end,
          () -> now);

  private long append(Event event) {
    events.add(event);
    return events.size() - 1;
  }

  private void end(Consequence consequence) throws PartUnavailable {
    if (ended.size() == breaksAt) {
      breaksAt = Integer.MAX_VALUE;
      throw new PartUnavailable("cut off", new IOException());
    }
    ended.add(consequence);
  }

  private static ReviewItem item(int number, ReviewThing.Sort sort, List<String> marks) {
    return new ReviewItem(
        number,
        ReviewStoreConformance.IDS.identity(),
        "workload:prod-api-" + number,
        new ReviewThing(
            sort, "thing-" + number, sort == ReviewThing.Sort.SCOPES ? List.of("a") : List.of()),
        "team:a",
        ReviewUse.NEVER,
        marks,
        ReviewAnswer.KEEP,
        "because",
        Optional.empty(),
        Optional.empty());
  }

  private Campaign due(ReviewItem... items) {
    Campaign campaign = ReviewStoreConformance.campaign(now, items.length);
    store.add(campaign, List.of(items));
    now = campaign.due();
    return campaign;
  }

  @Test
  void nothing_lapses_before_its_time() throws Exception {
    Campaign campaign = ReviewStoreConformance.campaign(now, 1);
    store.add(campaign, List.of(item(1, ReviewThing.Sort.TRUST, List.of())));
    now = campaign.due().minusMillis(1);
    lapsing.run();
    assertEquals(List.of(), ended);
    assertEquals(List.of(), events);
  }

  @Test
  void grants_that_nobody_answered_for_end_and_living_identities_stay() throws Exception {
    Campaign campaign =
        due(
            item(1, ReviewThing.Sort.SCOPES, List.of()),
            item(2, ReviewThing.Sort.IDENTITY, List.of()),
            item(3, ReviewThing.Sort.IDENTITY, List.of("dormant")));
    lapsing.run();
    assertEquals(
        List.of("Narrow", "Revoke"), ended.stream().map(one -> one.command().action()).toList());
    assertEquals(
        Set.of("a"),
        ((Narrow.Scopes) ((Consequence.Narrowed) ended.getFirst()).command().what()).scopes());
    Campaign after = store.find(campaign.id()).orElseThrow();
    assertTrue(after.closed().isPresent());
    assertEquals(new Campaign.Tally(3, 3, 3, 0), after.tally());
    assertTrue(
        events.stream().allMatch(event -> event.actor().isEmpty()), "a rule did it, and nobody");
    assertEquals(List.of("ilk:overdue-grants-lapse"), events.getFirst().verdict().policies());
    assertEquals(Event.Result.INTENT, events.getFirst().result());
    assertEquals(Event.Result.DONE, events.getLast().result());
  }

  @Test
  void what_was_answered_in_time_is_carried_out_as_answered() throws Exception {
    ReviewItem item = item(1, ReviewThing.Sort.TRUST, List.of());
    Campaign campaign = due(item);
    store.answer(
        campaign.id(),
        Map.of(
            1,
            new ReviewItem.Answered(
                ReviewAnswer.KEEP, "", Optional.of(ids.identity()), now, item.digest())));
    lapsing.run();
    assertEquals(List.of(), ended);
    assertTrue(store.find(campaign.id()).orElseThrow().closed().isPresent());
  }

  @Test
  void whatever_step_breaks_nothing_is_lost_and_the_report_stands() throws Exception {
    for (int step = 0; step < 3; step++) {
      ended.clear();
      breaksAt = step;
      Campaign campaign =
          due(
              item(1, ReviewThing.Sort.TRUST, List.of()),
              item(2, ReviewThing.Sort.SCOPES, List.of()),
              item(3, ReviewThing.Sort.TEAM, List.of()));
      assertThrows(Exception.class, lapsing::run);
      assertTrue(store.find(campaign.id()).orElseThrow().closed().isEmpty());
      now = now.plus(Duration.ofMinutes(11));
      lapsing.run();
      assertEquals(3, ended.size());
      assertTrue(store.find(campaign.id()).orElseThrow().closed().isPresent());
    }
  }
}
