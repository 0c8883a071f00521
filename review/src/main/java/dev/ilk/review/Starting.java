package dev.ilk.review;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.StartReview;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.gate.review.ReviewThing;
import dev.ilk.gate.review.ReviewUse;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.record.trace.History;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.DelegationStore;
import dev.ilk.registry.stored.RegistryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Begins a review: what there is, how it was used, what is advised, and who answers. */
public final class Starting implements Handler<StartReview, Campaign> {
  private final ReviewStore reviews;
  private final RegistryStore registry;
  private final Directory directory;
  private final DelegationStore delegations;
  private final History history;
  private final Ids ids;

  /**
   * Builds the handler.
   *
   * @param reviews where reviews are kept
   * @param registry the registry
   * @param directory what this node holds of it
   * @param delegations what people lend to agents
   * @param history the record
   * @param ids where ids come from
   */
  public Starting(
      ReviewStore reviews,
      RegistryStore registry,
      Directory directory,
      DelegationStore delegations,
      History history,
      Ids ids) {
    this.reviews = reviews;
    this.registry = registry;
    this.directory = directory;
    this.delegations = delegations;
    this.history = history;
    this.ids = ids;
  }

  @Override
  public Result<Handled<Campaign>> act(Permit<StartReview> permit) throws PartUnavailable {
    StartReview asked = permit.command();
    Instant now = permit.arrival().at();
    try {
      List<ReviewItem> items = items(asked, now);
      if (items.isEmpty()) {
        return Refusals.invalid(
            "review_empty",
            "there is nothing to review within %s".formatted(asked.scope().told()),
            "look at `ilk identity ls`, and give a wider scope");
      }
      if (items.size() > ReviewStore.MOST_ITEMS) {
        return Refusals.invalid(
            "review_too_large",
            "there are more than %d things within %s"
                .formatted(ReviewStore.MOST_ITEMS, asked.scope().told()),
            "give a narrower scope: a kind, an environment, an owner");
      }
      Campaign campaign =
          new Campaign(
              ids.review(),
              asked.title(),
              asked.scope(),
              now,
              permit.proof().actor().id(),
              now.plus(asked.within()),
              asked.dormant(),
              asked.overdue(),
              Optional.empty(),
              new Campaign.Tally(items.size(), 0, 0, 0));
      reviews.add(campaign, items);
      return Result.ok(Handled.of(campaign, told(asked, campaign)));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("reviews cannot be written", e);
    }
  }

  private List<ReviewItem> items(StartReview asked, Instant now)
      throws StoreUnavailable, PartUnavailable {
    Reviewers reviewers = Reviewers.read(registry, now);
    Inventory inventory = new Inventory(registry, directory, delegations);
    List<ReviewItem> items = new ArrayList<>();
    inventory.within(
        asked.scope(),
        actor -> {
          Set<String> asks = reviewers.of(actor);
          Usage usage = Usage.of(history, actor.id());
          for (ReviewThing thing : inventory.of(actor, now)) {
            ReviewUse use = usage.of(thing);
            Advice advice = Advice.of(thing, use, since(actor), now, asked.dormant());
            for (String reviewer : asks) {
              items.add(item(items.size() + 1, actor, thing, reviewer, use, advice));
            }
          }
          return items.size() <= ReviewStore.MOST_ITEMS;
        });
    return items;
  }

  private static Instant since(Actor actor) {
    return switch (actor) {
      case Human human -> human.created();
      case Machine machine -> machine.created();
    };
  }

  private static ReviewItem item(
      int number, Actor actor, ReviewThing thing, String reviewer, ReviewUse use, Advice advice) {
    return new ReviewItem(
        number,
        actor.id(),
        actor.subject(),
        thing,
        reviewer,
        use,
        advice.marks(),
        advice.answer(),
        advice.because(),
        Optional.empty(),
        Optional.empty());
  }

  private static Particulars told(StartReview asked, Campaign campaign) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("title", asked.title());
    details.put("scope", asked.scope().told());
    details.put("items", Integer.toString(campaign.tally().items()));
    details.put("due", campaign.due().toString());
    details.put("overdue", asked.overdue().word());
    return new Particulars.OfAction(
        asked.action(),
        Optional.empty(),
        "Review",
        campaign.id().value(),
        Optional.empty(),
        details);
  }
}
