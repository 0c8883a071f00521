package dev.ilk.console.page;

import dev.ilk.console.template.JtereviewsGenerated;
import java.util.List;

/**
 * Reviews of what identities hold.
 *
 * @param rows the latest first
 */
public record ReviewsPage(List<Row> rows) implements Page {
  public ReviewsPage {
    rows = List.copyOf(rows);
  }

  /**
   * A review.
   *
   * @param address of its page
   * @param title what people call it
   * @param scope what it covers
   * @param state how it stands
   * @param progress how much of it is answered, in words
   * @param yours how much of it waits for whoever looks, in words; may be empty
   * @param due until when it is to be answered
   */
  public record Row(
      String address,
      String title,
      String scope,
      Chip state,
      String progress,
      String yours,
      Moment due) {}

  @Override
  public void write(Canvas on) {
    JtereviewsGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
