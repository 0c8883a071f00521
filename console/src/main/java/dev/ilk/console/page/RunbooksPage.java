package dev.ilk.console.page;

import dev.ilk.console.template.JterunbooksGenerated;
import java.util.List;

/**
 * What to do when something goes wrong.
 *
 * @param runbooks each with an address of its own
 */
public record RunbooksPage(List<Runbook> runbooks) implements Page {
  public RunbooksPage {
    runbooks = List.copyOf(runbooks);
  }

  /**
   * What to do in one case.
   *
   * @param id its anchor
   * @param title what happened
   * @param steps what to do, in order
   */
  public record Runbook(String id, String title, List<Step> steps) {
    public Runbook {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One thing to do.
   *
   * @param text what and why
   * @param command on the command line; empty if there is none
   * @param page the page to do it on; empty if there is none
   */
  public record Step(String text, String command, String page) {}

  @Override
  public void write(Canvas on) {
    JterunbooksGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
