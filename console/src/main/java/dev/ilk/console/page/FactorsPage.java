package dev.ilk.console.page;

import dev.ilk.console.template.JtefactorsGenerated;
import java.util.List;
import java.util.Optional;

/**
 * What one proves who one is with.
 *
 * @param rows the passkeys, the oldest first
 * @param authenticated when one last signed in or used a passkey
 * @param assurance the level reached by it; may be empty
 * @param factors what was used
 * @param recovery the recovery that is under way, if one is
 */
public record FactorsPage(
    List<Row> rows,
    Moment authenticated,
    String assurance,
    List<String> factors,
    Optional<Recovery> recovery)
    implements Page {
  public FactorsPage {
    rows = List.copyOf(rows);
    factors = List.copyOf(factors);
  }

  /**
   * A passkey.
   *
   * @param id its name in the record
   * @param name what the person calls it
   * @param kept where its key is, in words
   * @param created when it was added
   * @param used when it was last used
   */
  public record Row(String id, String name, String kept, Moment created, Optional<Moment> used) {}

  /**
   * A recovery.
   *
   * @param id its name
   * @param sentence how it stands, to be followed by {@code when}
   * @param when it was asked for, or opens, or closes
   */
  public record Recovery(String id, String sentence, Moment when) {}

  @Override
  public void write(Canvas on) {
    JtefactorsGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
