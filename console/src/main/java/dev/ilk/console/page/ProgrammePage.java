package dev.ilk.console.page;

import dev.ilk.console.template.JteprogrammeGenerated;
import java.util.List;

/**
 * How the programme does: its measures.
 *
 * @param team only of this team; empty for all
 * @param environment only of this environment; empty for all
 * @param days over so many days
 * @param told up to when things were counted, and what is not known
 * @param measures each with its course
 */
public record ProgrammePage(
    String team, String environment, int days, String told, List<Measure> measures)
    implements Page {
  /** Over how many days people can look. */
  public static final List<Integer> SPANS = List.of(7, 30, 90, 365);

  public ProgrammePage {
    measures = List.copyOf(measures);
  }

  /**
   * A measure.
   *
   * @param id its stable name
   * @param title as people read it
   * @param definition what it is, as a sentence
   * @param better which way is better, in words
   * @param rows what it is of each kind of actor of which there is something to tell
   * @param missing what there was none of, if there are no rows; else empty
   * @param course over the days; of no width if there is none
   */
  public record Measure(
      String id,
      String title,
      String definition,
      String better,
      List<Row> rows,
      String missing,
      Drawing course) {
    public Measure {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A measure of one kind of actor.
   *
   * @param kind which kind
   * @param value as people read it
   * @param before what it was on the first day of which something is known, with that day; empty if
   *     there is one day alone
   * @param made the numbers that it is made of
   */
  public record Row(String kind, String value, String before, String made) {}

  @Override
  public void write(Canvas on) {
    JteprogrammeGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
