package dev.ilk.console.page;

import dev.ilk.console.template.JtereplayGenerated;
import java.util.List;

/**
 * What was done under an elevation, step by step.
 *
 * @param row the elevation
 * @param told how much of what there is, in words
 * @param reads whether steps are shown by which something was only looked at
 * @param steps the earliest first
 */
public record ReplayPage(ElevationRow row, String told, boolean reads, List<Step> steps)
    implements Page {
  public ReplayPage {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param index its place in the log
   * @param at when
   * @param into how long after the elevation began, such as {@code +3:05}; empty before
   * @param result what came of it
   * @param action what was asked of Ilk
   * @param what what it touched; masked
   * @param place the door and the node
   * @param reason why
   * @param policies the policies that decided
   * @param details further facts; masked
   * @param journey the journey it belongs to
   */
  public record Step(
      long index,
      Moment at,
      String into,
      Chip result,
      String action,
      String what,
      String place,
      String reason,
      List<String> policies,
      List<Detail> details,
      String journey) {
    public Step {
      policies = List.copyOf(policies);
      details = List.copyOf(details);
    }
  }

  /**
   * A further fact.
   *
   * @param name of what
   * @param value masked
   */
  public record Detail(String name, String value) {}

  @Override
  public void write(Canvas on) {
    JtereplayGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
