package dev.ilk.console.page;

import dev.ilk.console.template.JteelevationsGenerated;
import java.util.List;

/**
 * The roles that people take up for a time.
 *
 * @param everybodys whether everybody's are shown, not only one's own
 * @param oversees whether whoever looks may ask for everybody's
 * @param asks what others want to take up, and whoever looks is asked to approve
 * @param open those that hold or wait, the latest first
 * @param past those that are over, the latest first
 */
public record ElevationsPage(
    boolean everybodys,
    boolean oversees,
    List<Ask> asks,
    List<ElevationRow> open,
    List<ElevationRow> past)
    implements Page {
  public ElevationsPage {
    asks = List.copyOf(asks);
    open = List.copyOf(open);
    past = List.copyOf(past);
  }

  /**
   * What somebody wants to take up.
   *
   * @param who wants it
   * @param what which role
   * @param until when it can be answered
   */
  public record Ask(Who who, String what, Moment until) {}

  @Override
  public void write(Canvas on) {
    JteelevationsGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
