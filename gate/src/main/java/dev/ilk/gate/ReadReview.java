package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * See what is put to oneself in a review, or all of it. What is shown here, and nothing else, can
 * be answered: each item has a digest, and an answer names it.
 *
 * @param id which review
 * @param whose whose items
 * @param after only items with a higher number; 0 to begin
 * @param limit at most so many, 1 to 200
 */
public record ReadReview(Id.Review id, Whose whose, int after, int limit)
    implements Command<ReadReview.Page> {

  /** Of so many reviewers it is told how far they are. */
  public static final int MOST_SHARES = 500;

  /** Whose items. */
  public enum Whose {
    /** Those that are put to the person who asks. */
    OWN,
    /** All. */
    ALL
  }

  /**
   * A page of a review.
   *
   * @param campaign where it stands
   * @param items in the order of their numbers; fewer than the limit only at the end
   * @param shares how far each reviewer is of those whose items were asked for, by name; at most
   *     {@link #MOST_SHARES}
   */
  public record Page(Campaign campaign, List<ReviewItem> items, List<Share> shares) {
    public Page {
      items = List.copyOf(items);
      shares = List.copyOf(shares);
    }
  }

  /**
   * How far a reviewer is.
   *
   * @param reviewer {@code human:NAME}, {@code team:NAME} or {@code role:NAME}
   * @param items how many items are put to them
   * @param answered how many of them are answered
   */
  public record Share(String reviewer, int items, int answered) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public String action() {
    return whose == Whose.OWN ? "ReadOwnReview" : "ReadReview";
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Review", id.value(), Map.of("after", Integer.toString(after)));
  }
}
