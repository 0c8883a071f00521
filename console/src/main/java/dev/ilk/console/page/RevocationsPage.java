package dev.ilk.console.page;

import dev.ilk.console.template.JterevocationsGenerated;
import java.util.List;

/**
 * What is suspended, and how current this node is about what was taken back.
 *
 * @param suspended by name
 * @param latest the number of the latest revocation that the node knows
 * @param asOf as of when it knows every one
 * @param done what was just done, as a sentence; empty if nothing was
 */
public record RevocationsPage(List<Row> suspended, long latest, Moment asOf, String done)
    implements Page {
  public RevocationsPage {
    suspended = List.copyOf(suspended);
  }

  /**
   * Something suspended.
   *
   * @param name of it
   * @param at since when
   * @param reason why
   */
  public record Row(String name, Moment at, String reason) {}

  @Override
  public void write(Canvas on) {
    JterevocationsGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
