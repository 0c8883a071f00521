package dev.ilk.console.page;

import dev.ilk.console.template.JteproblemGenerated;
import java.util.List;

/**
 * Why something did not come about.
 *
 * @param status the status of RFC 9110
 * @param heading in a few words
 * @param reasons one sentence each
 * @param advice what to do next; may be empty
 * @param policies the policies that decided; empty unless it was a decision
 * @param journey its number in the record; empty if nothing of it is recorded
 * @param way where one may go on
 */
public record ProblemPage(
    int status,
    String heading,
    List<String> reasons,
    String advice,
    List<String> policies,
    String journey,
    Way way)
    implements Page {
  public ProblemPage {
    reasons = List.copyOf(reasons);
    policies = List.copyOf(policies);
  }

  /**
   * A way on.
   *
   * @param label what people read
   * @param address where it leads
   */
  public record Way(String label, String address) {}

  @Override
  public void write(Canvas on) {
    JteproblemGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
