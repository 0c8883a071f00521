package dev.ilk.console.page;

import dev.ilk.console.template.JtesigninGenerated;
import java.util.List;

/**
 * The choice of provider.
 *
 * @param choices the providers; empty if people cannot sign in at all
 * @param notice why one is here again; may be empty
 * @param byAddress whether one can be sent on by one's address
 * @param returnTo where one goes on afterwards, a path of the console
 */
public record SignInPage(List<Choice> choices, String notice, boolean byAddress, String returnTo)
    implements Page {
  public SignInPage {
    choices = List.copyOf(choices);
  }

  /**
   * A provider to choose.
   *
   * @param label what people know it by
   * @param address where a click leads
   */
  public record Choice(String label, String address) {}

  @Override
  public void write(Canvas on) {
    JtesigninGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
