package dev.ilk.review;

import dev.ilk.actor.Delegation;
import dev.ilk.actor.Machine;
import dev.ilk.gate.AnswerReview;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.gate.review.ReviewThing;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes answers: of who is asked, never of one's own, of what was shown as it was shown, and of
 * several at once only where the same is advised of all of them.
 */
public final class Answering implements Handler<AnswerReview, AnswerReview.Taken> {
  private final ReviewStore reviews;
  private final Directory directory;

  /**
   * Builds the handler.
   *
   * @param reviews where reviews are kept
   * @param directory finds whose things are
   */
  public Answering(ReviewStore reviews, Directory directory) {
    this.reviews = reviews;
    this.directory = directory;
  }

  @Override
  public Result<Handled<AnswerReview.Taken>> act(Permit<AnswerReview> permit)
      throws PartUnavailable {
    try {
      Optional<Campaign> campaign = reviews.find(permit.command().id());
      if (campaign.isEmpty()) {
        return Refusals.unknown(permit.command().id());
      }
      if (campaign.get().closed().isPresent()) {
        return Refusals.state("review_closed", "the review is closed", "begin another");
      }
      return answer(permit);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("reviews cannot be read or written", e);
    }
  }

  private Result<Handled<AnswerReview.Taken>> answer(Permit<AnswerReview> permit)
      throws StoreUnavailable {
    AnswerReview asked = permit.command();
    Set<String> parties = Reading.asker(permit);
    List<ReviewItem> items = new ArrayList<>();
    for (AnswerReview.Shown shown : asked.shown()) {
      Optional<ReviewItem> item = item(asked.id(), parties, shown.number());
      if (item.isEmpty()) {
        return Refusals.invalid(
            "not_asked",
            "item %d is not put to you".formatted(shown.number()),
            "answer what `ilk review show %s` lists".formatted(asked.id().value()));
      }
      if (!item.get().digest().equals(shown.digest())) {
        return Refusals.state(
            "not_shown",
            "item %d is not as it was shown".formatted(shown.number()),
            "look at it again, then answer");
      }
      items.add(item.get());
    }
    Optional<Result<Handled<AnswerReview.Taken>>> objection = objection(permit, items);
    if (objection.isPresent()) {
      return objection.get();
    }
    Map<Integer, ReviewItem.Answered> answers = new LinkedHashMap<>();
    Instant now = permit.arrival().at();
    for (ReviewItem item : items) {
      answers.put(
          item.number(),
          new ReviewItem.Answered(
              asked.answer(),
              asked.reason(),
              Optional.of(permit.proof().actor().id()),
              now,
              item.digest()));
    }
    if (!reviews.answer(asked.id(), answers)) {
      return Refusals.state(
          "answered_already", "one of the items is answered already", "look at the review again");
    }
    int left = left(asked.id(), parties);
    return Result.ok(Handled.of(new AnswerReview.Taken(items.size(), left), asked.asked()));
  }

  private Optional<ReviewItem> item(Id.Review id, Set<String> parties, int number)
      throws StoreUnavailable {
    return reviews.items(id, Optional.of(parties), number - 1, 1).stream()
        .filter(item -> item.number() == number)
        .findFirst();
  }

  private Optional<Result<Handled<AnswerReview.Taken>>> objection(
      Permit<AnswerReview> permit, List<ReviewItem> items) throws StoreUnavailable {
    AnswerReview asked = permit.command();
    for (ReviewItem item : items) {
      if (isOwn(item, permit)) {
        return Optional.of(
            Refusals.invalid(
                "own_item",
                "item %d is your own".formatted(item.number()),
                "leave it to another reviewer"));
      }
      if (item.advice() != items.getFirst().advice()) {
        return Optional.of(
            Refusals.invalid(
                "mixed_advice",
                "items %d and %d are not advised the same"
                    .formatted(items.getFirst().number(), item.number()),
                "answer together only what is advised the same"));
      }
      if (asked.answer() == ReviewAnswer.REDUCE && item.thing().sort() != ReviewThing.Sort.SCOPES) {
        return Optional.of(
            Refusals.invalid(
                "not_divisible",
                "item %d is one whole and cannot be reduced".formatted(item.number()),
                "keep it or end it"));
      }
      if (asked.answer() != item.advice() && asked.reason().isBlank()) {
        return Optional.of(
            Refusals.invalid(
                "reason_missing",
                "%s is advised for item %d".formatted(item.advice().word(), item.number()),
                "say why you answer %s".formatted(asked.answer().word())));
      }
    }
    return Optional.empty();
  }

  /** The person's own, what the person lent, or what the person answers for as the contact. */
  private boolean isOwn(ReviewItem item, Permit<?> permit) throws StoreUnavailable {
    Id.Identity asker = permit.proof().actor().id();
    if (item.identity().equals(asker)) {
      return true;
    }
    if (item.thing().sort() == ReviewThing.Sort.DELEGATION) {
      Optional<Id.Delegation> id =
          Ids.parse(Id.Delegation.PREFIX, Id.Delegation::new, item.thing().name());
      Optional<Delegation> lent = id.isPresent() ? directory.lent(id.get()) : Optional.empty();
      if (lent.filter(one -> one.grantor().equals(asker)).isPresent()) {
        return true;
      }
    }
    String name = permit.proof().actor().name();
    return directory
        .identity(item.identity())
        .filter(actor -> actor instanceof Machine m && m.stewardship().contact().equals(name))
        .isPresent();
  }

  private int left(Id.Review id, Set<String> parties) throws StoreUnavailable {
    int left = 0;
    int after = 0;
    List<ReviewItem> page;
    do {
      page = reviews.items(id, Optional.of(parties), after, ReviewStore.MOST_READ);
      for (ReviewItem item : page) {
        left += item.answered().isEmpty() ? 1 : 0;
        after = item.number();
      }
    } while (page.size() == ReviewStore.MOST_READ);
    return left;
  }
}
