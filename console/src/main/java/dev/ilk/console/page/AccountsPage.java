package dev.ilk.console.page;

import dev.ilk.console.template.JteaccountsGenerated;
import java.util.List;
import java.util.Optional;

/**
 * Accounts that were found in other systems.
 *
 * @param text what names or addresses have to begin with; may be empty
 * @param source of which system; empty for all
 * @param kind of which kind; empty for all
 * @param which which of them; empty for all
 * @param rows in the order of their names
 * @param more where to go on; empty if there are no more
 */
public record AccountsPage(
    String text, String source, String kind, String which, List<Row> rows, String more)
    implements Page {
  /** Which accounts there are to choose from. */
  public static final List<FindingsPage.Choice> WHICH =
      List.of(
          new FindingsPage.Choice("orphans", "belonging to nobody"),
          new FindingsPage.Choice("unsure", "not sure what they are"),
          new FindingsPage.Choice("dormant", "not used for 90 days"),
          new FindingsPage.Choice("missing", "not seen lately"),
          new FindingsPage.Choice("gone", "gone"));

  public AccountsPage {
    rows = List.copyOf(rows);
  }

  /**
   * Whether it shows only some.
   *
   * @return true if anything was asked for
   */
  public boolean filtered() {
    return !(text + source + kind + which).isEmpty();
  }

  /**
   * An account.
   *
   * @param who what it is taken for, and what it is called
   * @param called what people read, or its address; may be empty
   * @param source of which system
   * @param sort which sort it is, and how sure that is
   * @param state how it stands
   * @param belongs whether it belongs to somebody
   * @param used when it was last used, if the system tells
   */
  public record Row(
      Who who,
      String called,
      String source,
      String sort,
      Chip state,
      Chip belongs,
      Optional<Moment> used) {}

  @Override
  public void write(Canvas on) {
    JteaccountsGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
