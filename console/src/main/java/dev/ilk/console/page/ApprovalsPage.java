package dev.ilk.console.page;

import dev.ilk.console.template.JteapprovalsGenerated;
import java.util.List;
import java.util.Optional;

/**
 * What waits for one's approval.
 *
 * @param rows the oldest first
 */
public record ApprovalsPage(List<Row> rows) implements Page {
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
   * @param wanted what the arguments say, if somebody asks to take up a role
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
      Moment until,
      Optional<Wanted> wanted) {
    public Row {
      as = List.copyOf(as);
    }
  }

  /**
   * That somebody asks to take up a role.
   *
   * @param role which role
   * @param lasting for how long, in words
   * @param reason why, in the person's words
   * @param before what the person took up before, the latest first
   */
  public record Wanted(String role, String lasting, String reason, List<Before> before) {
    public Wanted {
      before = List.copyOf(before);
    }
  }

  /**
   * What somebody took up before.
   *
   * @param role which role
   * @param lasting for how long, in words
   * @param status what became of it
   * @param reason why, in the person's words
   */
  public record Before(String role, String lasting, String status, String reason) {}

  @Override
  public void write(Canvas on) {
    JteapprovalsGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
