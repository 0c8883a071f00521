package dev.ilk.console.page;

import dev.ilk.console.template.JteelevationGenerated;

/**
 * One elevation.
 *
 * @param row how it stands
 * @param fresh whether it was just asked for
 * @param replays whether whoever looks is offered its timeline
 */
public record ElevationPage(ElevationRow row, boolean fresh, boolean replays) implements Page {
  @Override
  public void write(Canvas on) {
    JteelevationGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
