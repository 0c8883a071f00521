package dev.ilk.console.page;

import dev.ilk.console.template.JteenrolGenerated;

/**
 * What a browser is asked to make a passkey with.
 *
 * @param options for its WebAuthn interface, as JSON
 */
public record CeremonyPage(String options) implements Page {
  @Override
  public void write(Canvas on) {
    JteenrolGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
