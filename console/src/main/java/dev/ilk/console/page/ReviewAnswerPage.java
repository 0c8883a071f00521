package dev.ilk.console.page;

import dev.ilk.console.template.JtereviewanswerGenerated;
import java.util.List;

/**
 * What would be answered, shown once more before it is: one item, or several of which the same is
 * advised.
 *
 * @param id the review's name
 * @param title what people call it
 * @param items what would be answered
 * @param exceptions what was shown beside and is left as it is
 * @param advice what is advised of all of them
 * @param divisible whether all of them can be reduced
 * @param reason as typed
 * @param problem what was wrong with the answer; may be empty
 */
public record ReviewAnswerPage(
    String id,
    String title,
    List<ReviewPage.Item> items,
    List<ReviewPage.Item> exceptions,
    String advice,
    boolean divisible,
    String reason,
    String problem)
    implements Page {
  public ReviewAnswerPage {
    items = List.copyOf(items);
    exceptions = List.copyOf(exceptions);
  }

  @Override
  public void write(Canvas on) {
    JtereviewanswerGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
