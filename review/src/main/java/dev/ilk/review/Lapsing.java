package dev.ilk.review;

import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Routines;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.gate.review.ReviewThing;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.JournalUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Deals with reviews whose time is over: answers for those who have not, carries everything out,
 * and closes. One node at a time; what it does not finish another takes up.
 */
public final class Lapsing {
  private static final Duration CLAIM = Duration.ofMinutes(10);
  private static final String LAPSE = "ilk:overdue-grants-lapse";
  private static final String CARRY_OUT = "ilk:answered-reviews-are-carried-out";

  private final ReviewStore reviews;
  private final Routines routines;
  private final Endings endings;
  private final InstantSource clock;

  /**
   * Builds it.
   *
   * @param reviews where reviews are kept
   * @param routines does what is due, recorded
   * @param endings what it does
   * @param clock the present
   */
  public Lapsing(ReviewStore reviews, Routines routines, Endings endings, InstantSource clock) {
    this.reviews = reviews;
    this.routines = routines;
    this.endings = endings;
    this.clock = clock;
  }

  /**
   * Deals with all that are due.
   *
   * @throws StoreUnavailable if the store does not answer
   * @throws PartUnavailable if a part does not
   * @throws JournalUnavailable if the record cannot be written
   */
  public void run() throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Optional<Campaign> due = claim();
    while (due.isPresent()) {
      finish(due.get());
      due = claim();
    }
  }

  private Optional<Campaign> claim() throws StoreUnavailable {
    Instant now = clock.instant();
    return reviews.claim(now, now.plus(CLAIM));
  }

  private void finish(Campaign campaign)
      throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    for (ReviewItem item : Report.all(reviews, campaign.id())) {
      ReviewItem answered = item.answered().isPresent() ? item : lapsed(campaign, item);
      if (item.applied().filter(ReviewItem.Applied::done).isEmpty()) {
        carryOut(campaign, answered);
      }
    }
    String report = Report.digest(reviews, campaign);
    routines.run(
        new Routines.Due(
            "CloseReview",
            "Review",
            campaign.id().value(),
            CARRY_OUT,
            "the review was due on " + campaign.due(),
            Map.of("report_sha256", report)),
        () -> {
          try {
            reviews.close(campaign.id(), new Campaign.Closed(clock.instant(), report));
            return Map.of("closed", "true");
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("reviews cannot be written", e);
          }
        });
  }

  /** Whatever somebody answered at the last moment stands. */
  private ReviewItem lapsed(Campaign campaign, ReviewItem item) throws StoreUnavailable {
    boolean ends =
        campaign.overdue() == Campaign.Overdue.LAPSE
            && (item.thing().sort() != ReviewThing.Sort.IDENTITY
                || item.marks().contains("dormant"));
    ReviewItem.Answered answer =
        new ReviewItem.Answered(
            ends ? ReviewAnswer.END : ReviewAnswer.KEEP,
            "nobody answered until " + campaign.due(),
            Optional.empty(),
            clock.instant(),
            item.digest());
    return reviews.answer(campaign.id(), Map.of(item.number(), answer))
        ? item.with(answer)
        : reviews.items(campaign.id(), Optional.empty(), item.number() - 1, 1).getFirst();
  }

  private void carryOut(Campaign campaign, ReviewItem item)
      throws StoreUnavailable, PartUnavailable, JournalUnavailable {
    Optional<Consequence> consequence = Consequence.of(campaign, item);
    if (consequence.isPresent()) {
      boolean unanswered = item.answered().orElseThrow().by().isEmpty();
      routines.run(
          new Routines.Due(
              unanswered ? "LapseGrant" : "ApplyReview",
              "Identity",
              item.identity().value(),
              unanswered ? LAPSE : CARRY_OUT,
              Consequence.reason(campaign, item),
              Map.of(
                  "review", campaign.id().value(),
                  "item", Integer.toString(item.number()),
                  "thing", item.thing().sort().word(),
                  "does", consequence.get().command().action())),
          () -> {
            endings.carryOut(consequence.get());
            return Map.of();
          });
    }
    String told = consequence.map(one -> one.command().action()).orElse("kept");
    reviews.applied(
        campaign.id(), item.number(), new ReviewItem.Applied(true, told, clock.instant()));
  }
}
