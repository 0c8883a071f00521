package dev.ilk.console.page;

import dev.ilk.console.template.JterecoveriesGenerated;
import java.util.List;

/**
 * Whose recoveries are under way.
 *
 * @param rows the oldest first
 */
public record RecoveriesPage(List<Row> rows) implements Page {
  public RecoveriesPage {
    rows = List.copyOf(rows);
  }

  /**
   * A recovery.
   *
   * @param id its name
   * @param who whose
   * @param reason in the person's words
   * @param stage how it stands
   * @param waits whether it can still be approved
   * @param requested when it was asked for
   * @param closes when it is over
   */
  public record Row(
      String id,
      Who who,
      String reason,
      Chip stage,
      boolean waits,
      Moment requested,
      Moment closes) {}

  @Override
  public void write(Canvas on) {
    JterecoveriesGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
