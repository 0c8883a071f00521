package dev.ilk.console.page;

import dev.ilk.console.template.JtemeasuresGenerated;
import java.util.List;

/**
 * How much of everything happened lately.
 *
 * @param told over which time, and of how many events
 * @param figures the most important numbers
 * @param time what came of what was asked, over the time
 * @param charts numbers of other sorts, the greatest first
 */
public record MeasuresPage(String told, List<Figure> figures, Drawing time, List<Chart> charts)
    implements Page {
  public MeasuresPage {
    figures = List.copyOf(figures);
    charts = List.copyOf(charts);
  }

  /**
   * A number.
   *
   * @param value as people read it
   * @param label what it counts
   */
  public record Figure(String value, String label) {}

  /**
   * A chart of bars.
   *
   * @param title what it counts
   * @param hint how to read it
   * @param drawing the bars
   */
  public record Chart(String title, String hint, Drawing drawing) {}

  @Override
  public void write(Canvas on) {
    JtemeasuresGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
