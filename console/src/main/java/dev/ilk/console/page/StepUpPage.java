package dev.ilk.console.page;

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
 */
public record StepUpPage(
    String reason, String returnTo, Optional<String> options, List<SignInPage.Choice> providers) {
  public StepUpPage {
    providers = List.copyOf(providers);
  }
}
