package dev.ilk.review;

import dev.ilk.gate.CloseReview;
import dev.ilk.gate.Command;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Onward;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Carries answers out, each by the command that people have for it, in the name of whoever closes
 * the review; closes it once all is answered and done. What a crash interrupts is done again.
 */
public final class Closing implements Handler<CloseReview, Campaign> {
  private final ReviewStore reviews;
  private final Onward onward;

  /**
   * Builds the handler.
   *
   * @param reviews where reviews are kept
   * @param onward gives the further commands
   */
  public Closing(ReviewStore reviews, Onward onward) {
    this.reviews = reviews;
    this.onward = onward;
  }

  @Override
  public Result<Handled<Campaign>> act(Permit<CloseReview> permit) throws PartUnavailable {
    try {
      Optional<Campaign> found = reviews.find(permit.command().id());
      if (found.isEmpty()) {
        return Refusals.unknown(permit.command().id());
      }
      if (found.get().closed().isPresent()) {
        return Refusals.state("review_closed", "the review is closed already", "see its report");
      }
      return Result.ok(close(permit, found.get()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("reviews cannot be read or written", e);
    }
  }

  private Handled<Campaign> close(Permit<CloseReview> permit, Campaign campaign)
      throws StoreUnavailable {
    Instant now = permit.arrival().at();
    for (ReviewItem item : Report.all(reviews, campaign.id())) {
      if (item.answered().isPresent() && item.applied().filter(one -> one.done()).isEmpty()) {
        reviews.applied(campaign.id(), item.number(), apply(permit, campaign, item, now));
      }
    }
    Campaign after = reviews.find(campaign.id()).orElse(campaign);
    String report = Report.digest(reviews, campaign);
    if (after.tally().answered() == after.tally().items() && after.tally().failed() == 0) {
      reviews.close(campaign.id(), new Campaign.Closed(now, report));
      after = reviews.find(campaign.id()).orElse(after);
    }
    return Handled.of(after, told("CloseReview", after, report));
  }

  private ReviewItem.Applied apply(
      Permit<CloseReview> permit, Campaign campaign, ReviewItem item, Instant now) {
    Optional<Consequence> consequence = Consequence.of(campaign, item);
    if (consequence.isEmpty()) {
      return new ReviewItem.Applied(true, "kept", now);
    }
    Command<?> command = consequence.get().command();
    return applied(command.action(), pass(permit, command), now);
  }

  private <R> Outcome<R> pass(Permit<CloseReview> permit, Command<R> command) {
    return onward.pass(permit, command);
  }

  /** Who asks for the same again finds it gone: that is what was asked for. */
  private static ReviewItem.Applied applied(String action, Outcome<?> outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Released<?> released -> new ReviewItem.Applied(true, action, now);
      case Outcome.Refused<?>(List<Problem> problems, var journey) -> {
        Problem first = problems.getFirst();
        boolean gone = first.kind() == Problem.Kind.NOT_FOUND;
        yield new ReviewItem.Applied(gone, gone ? "gone already" : first.sentence(), now);
      }
      case Outcome.Denied<?>(var decision, var journey) ->
          new ReviewItem.Applied(false, decision.reason(), now);
      case Outcome.Unavailable<?>(Problem problem, var journey) ->
          new ReviewItem.Applied(false, problem.sentence(), now);
    };
  }

  static Particulars told(String action, Campaign campaign, String report) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("items", Integer.toString(campaign.tally().items()));
    details.put("answered", Integer.toString(campaign.tally().answered()));
    details.put("applied", Integer.toString(campaign.tally().applied()));
    details.put("failed", Integer.toString(campaign.tally().failed()));
    details.put("closed", Boolean.toString(campaign.closed().isPresent()));
    details.put("report_sha256", report);
    return new Particulars.OfAction(
        action, Optional.empty(), "Review", campaign.id().value(), Optional.empty(), details);
  }
}
