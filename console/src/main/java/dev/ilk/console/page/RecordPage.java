package dev.ilk.console.page;

import dev.ilk.console.template.JterecordGenerated;
import java.util.List;
import java.util.Optional;

/**
 * A part of the record.
 *
 * @param query what was looked up; empty for the last hour
 * @param result which results only; empty for all
 * @param problem why nothing can be shown; empty if something can
 * @param told how much of it is shown
 * @param picture of the journey, if one journey was looked up
 * @param journeys the latest first
 */
public record RecordPage(
    String query,
    String result,
    String problem,
    String told,
    Optional<Drawing> picture,
    List<Journey> journeys)
    implements Page {
  /** The results to choose from. */
  public static final List<String> RESULTS =
      List.of("done", "denied", "unproven", "refused", "failed", "unknown");

  public RecordPage {
    journeys = List.copyOf(journeys);
  }

  /**
   * A journey.
   *
   * @param correlation its name
   * @param day on which it began
   * @param steps in the order of time
   */
  public record Journey(String correlation, String day, List<StepRow> steps) {
    public Journey {
      steps = List.copyOf(steps);
    }
  }

  @Override
  public void write(Canvas on) {
    JterecordGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
