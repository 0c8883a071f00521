package dev.ilk.console.page;

import dev.ilk.console.template.JtereviewGenerated;
import java.util.List;
import java.util.Optional;

/**
 * What is put to somebody in a review, or all of it.
 *
 * @param id its name
 * @param row as the list of reviews shows it
 * @param overdue what happens to what nobody answers in time, in words
 * @param oversees whether whoever looks may see all of it
 * @param all whether all of it is shown
 * @param open whether it can be answered still
 * @param advice only what is advised so; empty for all
 * @param answered whether what is answered is shown
 * @param ticked whether every box is ticked to begin with
 * @param items in the order of their numbers
 * @param more where to go on; empty if there are no more
 * @param shares how far the reviewers are
 * @param notice a sentence of our own about what was just done; may be empty
 * @param wrong what was wrong with the form that was just sent; may be empty
 */
public record ReviewPage(
    String id,
    ReviewsPage.Row row,
    String overdue,
    boolean oversees,
    boolean all,
    boolean open,
    String advice,
    boolean answered,
    boolean ticked,
    List<Item> items,
    String more,
    List<Share> shares,
    String notice,
    String wrong)
    implements Page {
  /** What can be advised. */
  public static final List<FindingsPage.Choice> ADVICE =
      List.of(
          new FindingsPage.Choice("end", "to end it"),
          new FindingsPage.Choice("reduce", "to reduce it"),
          new FindingsPage.Choice("keep", "to keep it"));

  public ReviewPage {
    items = List.copyOf(items);
    shares = List.copyOf(shares);
  }

  /**
   * One thing of one identity.
   *
   * @param number within the review
   * @param token its number and the digest of what is shown of it
   * @param address of its page
   * @param who whose it is
   * @param sort what it is, in words
   * @param name which; empty where that says nothing
   * @param parts what it consists of; may be empty
   * @param use how it was really used, in words
   * @param partsUsed when each part was last used, in words
   * @param marks what stands out
   * @param advice what is advised
   * @param because why
   * @param reviewer who answers
   * @param answer what was answered, and what came of it
   */
  public record Item(
      int number,
      String token,
      String address,
      Who who,
      String sort,
      String name,
      List<String> parts,
      String use,
      List<IdentityPage.Fact> partsUsed,
      List<Chip> marks,
      String advice,
      String because,
      String reviewer,
      Optional<Answer> answer) {
    public Item {
      parts = List.copyOf(parts);
      partsUsed = List.copyOf(partsUsed);
      marks = List.copyOf(marks);
    }
  }

  /**
   * What was answered.
   *
   * @param answer which
   * @param reason why; may be empty
   * @param at when
   * @param came what came of it; may be empty
   */
  public record Answer(String answer, String reason, Moment at, String came) {}

  /**
   * How far a reviewer is.
   *
   * @param reviewer who
   * @param progress in words
   * @param done whether nothing is left
   */
  public record Share(String reviewer, String progress, boolean done) {}

  @Override
  public void write(Canvas on) {
    JtereviewGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
