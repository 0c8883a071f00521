package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Answer items of a review that one was shown: one, or several with the same advice. All of them or
 * none.
 *
 * @param id which review
 * @param shown the items, and what one was shown of each; 1 to {@link #MOST}
 * @param answer what shall become of them
 * @param reason why; needed where the answer is not what is advised; at most 500 characters
 */
public record AnswerReview(Id.Review id, List<Shown> shown, ReviewAnswer answer, String reason)
    implements Command<AnswerReview.Taken> {
  /** The most items that one answer covers: what a person can have looked at. */
  public static final int MOST = 50;

  public AnswerReview {
    shown = List.copyOf(shown);
  }

  /**
   * An item as it was shown.
   *
   * @param number which
   * @param digest what {@link dev.ilk.gate.review.ReviewItem#digest()} was
   */
  public record Shown(int number, String digest) {}

  /**
   * The answer is taken.
   *
   * @param items for how many items
   * @param left how many that are put to the reviewer wait still
   */
  public record Taken(int items, int left) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("answer", answer.word());
    details.put("stated_reason", reason);
    details.put(
        "shown",
        shown.stream()
            .map(one -> one.number() + ":" + one.digest())
            .collect(Collectors.joining(" ")));
    return Asked.action(action(), "Review", id.value(), details);
  }
}
