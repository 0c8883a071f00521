package dev.ilk.console.page;

import java.util.List;

/**
 * What waits for one's approval.
 *
 * @param rows the oldest first
 */
public record ApprovalsPage(List<Row> rows) {
  public ApprovalsPage {
    rows = List.copyOf(rows);
  }

  /**
   * An action that somebody has to approve.
   *
   * @param id its name
   * @param kind the kind of who would act, such as {@code agent}
   * @param subject the name of who would act
   * @param verb what they would do
   * @param resource to what
   * @param arguments all that was asked, as JSON
   * @param digest of the arguments, which the answer carries
   * @param reason why it takes an approval; may be empty
   * @param guard the service that asks
   * @param as as whom one would approve it, in order
   * @param until when it ends
   */
  public record Row(
      String id,
      String kind,
      String subject,
      String verb,
      String resource,
      String arguments,
      String digest,
      String reason,
      String guard,
      List<String> as,
      Moment until) {
    public Row {
      as = List.copyOf(as);
    }
  }
}
