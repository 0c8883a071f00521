package dev.ilk.console.page;

import dev.ilk.console.template.JtelinksGenerated;
import java.util.List;

/**
 * To whom accounts may belong, to be confirmed or rejected together.
 *
 * @param evidence only what this key speaks for; empty for all
 * @param source only of this system; empty for all
 * @param rows what would be answered together
 * @param contested what is like that and wants a look of its own
 * @param more whether there are more
 * @param confirming the digest that confirming them names
 * @param rejecting the digest that rejecting them names
 * @param done a sentence of our own about what was just done; may be empty
 */
public record LinksPage(
    String evidence,
    String source,
    List<Row> rows,
    List<Row> contested,
    boolean more,
    String confirming,
    String rejecting,
    String done)
    implements Page {
  public LinksPage {
    rows = List.copyOf(rows);
    contested = List.copyOf(contested);
  }

  /**
   * Whether it shows only some.
   *
   * @return true if anything was asked for
   */
  public boolean filtered() {
    return !(evidence + source).isEmpty();
  }

  /**
   * A link.
   *
   * @param account the account, as {@code SOURCE/NAME}
   * @param address of its page
   * @param who to whom it may belong
   * @param evidence the key that speaks for it; may be empty
   * @param because the evidence, in words
   */
  public record Row(String account, String address, Who who, String evidence, String because) {}

  @Override
  public void write(Canvas on) {
    JtelinksGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
