package dev.ilk.console.page;

import dev.ilk.console.template.JtestepupGenerated;
import java.util.List;
import java.util.Optional;

/**
 * The ways to prove once more who one is.
 *
 * @param reason why, in a sentence
 * @param returnTo where one goes on afterwards, a path of the console
 * @param options for the browser's WebAuthn interface, as JSON; empty if one has no passkey, or
 *     none is good enough
 * @param providers where one can sign in again
 * @param optional whether one may go on without, and it is for others to say what that is worth
 */
public record StepUpPage(
    String reason,
    String returnTo,
    Optional<String> options,
    List<SignInPage.Choice> providers,
    boolean optional)
    implements Page {
  public StepUpPage {
    providers = List.copyOf(providers);
  }

  @Override
  public void write(Canvas on) {
    JtestepupGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
