package dev.ilk.console.page;

import dev.ilk.console.template.JtedelegationsGenerated;
import java.util.List;

/**
 * What one has lent.
 *
 * @param rows the delegations that hold now, newest first
 * @param made the id of the one that was just made; may be empty
 */
public record DelegationsPage(List<Row> rows, String made) implements Page {
  public DelegationsPage {
    rows = List.copyOf(rows);
  }

  /**
   * A delegation.
   *
   * @param id its name, which the agent must be given
   * @param agent the agent's name
   * @param purpose what for
   * @param environment where it holds
   * @param audiences for which services, in order
   * @param scopes for which operations, in order
   * @param until when it ends
   */
  public record Row(
      String id,
      String agent,
      String purpose,
      String environment,
      List<String> audiences,
      List<String> scopes,
      Moment until) {
    public Row {
      audiences = List.copyOf(audiences);
      scopes = List.copyOf(scopes);
    }
  }

  @Override
  public void write(Canvas on) {
    JtedelegationsGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
