package dev.ilk.console.page;

import dev.ilk.console.template.JteidentitiesGenerated;
import java.util.List;
import java.util.Optional;

/**
 * Who is registered.
 *
 * @param text what names must contain; may be empty
 * @param kind of which kind; empty for all
 * @param environment of which environment; empty for all
 * @param rows in the order of their subjects
 * @param more where the next page is; empty if this is the last
 */
public record IdentitiesPage(
    String text, String kind, String environment, List<Row> rows, String more) implements Page {
  /** The kinds to choose from. */
  public static final List<String> KINDS = List.of("human", "workload", "agent");

  public IdentitiesPage {
    rows = List.copyOf(rows);
  }

  /**
   * Whether it shows only some.
   *
   * @return true if anything was asked for
   */
  public boolean filtered() {
    return !(text.isEmpty() && kind.isEmpty() && environment.isEmpty());
  }

  /**
   * An identity.
   *
   * @param who it is
   * @param subtype of which sort
   * @param environment where it runs; empty for people
   * @param owner who answers for it
   * @param purpose what it is for; may be empty
   * @param state how it stands
   * @param ends when it ends by itself, if it does
   */
  public record Row(
      Who who,
      String subtype,
      String environment,
      String owner,
      String purpose,
      Chip state,
      Optional<Moment> ends) {}

  @Override
  public void write(Canvas on) {
    JteidentitiesGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
