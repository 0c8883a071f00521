package dev.ilk.console.page;

import dev.ilk.console.template.JtefindingsGenerated;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with accounts in other systems.
 *
 * @param asked what was asked for
 * @param notice what was just done, or why it was not; may be empty
 * @param assign the form to say who is to mend some of them; empty for whoever may not
 * @param rows the gravest and furthest reaching first
 * @param more where to go on; empty if there are no more
 */
public record FindingsPage(
    Asked asked, String notice, Optional<AssignForm> assign, List<Row> rows, String more)
    implements Page {
  public FindingsPage {
    rows = List.copyOf(rows);
  }

  /**
   * A choice of a list.
   *
   * @param value as forms send it
   * @param label as people read it
   */
  public record Choice(String value, String label) {}

  /** Severities to choose from. */
  public static final List<Choice> SEVERITIES =
      List.of(
          new Choice("critical", "critical"),
          new Choice("high", "high"),
          new Choice("medium", "medium"),
          new Choice("low", "low"));

  /** How findings can stand. */
  public static final List<Choice> STATES =
      List.of(
          new Choice("overdue", "overdue"),
          new Choice("accepted", "left: somebody takes the risk"),
          new Choice("mistaken", "left: somebody calls it mistaken"),
          new Choice("any", "all of them"));

  /** The OWASP Non-Human Identities Top 10 of 2025. */
  public static final List<Choice> CLASSES =
      List.of(
          new Choice("NHI1", "NHI1 improper offboarding"),
          new Choice("NHI2", "NHI2 secret leakage"),
          new Choice("NHI3", "NHI3 vulnerable third party"),
          new Choice("NHI4", "NHI4 insecure authentication"),
          new Choice("NHI5", "NHI5 overprivileged"),
          new Choice("NHI6", "NHI6 insecure cloud deployment"),
          new Choice("NHI7", "NHI7 long-lived secrets"),
          new Choice("NHI8", "NHI8 environment isolation"),
          new Choice("NHI9", "NHI9 reuse"),
          new Choice("NHI10", "NHI10 human use"));

  /**
   * What was asked for; each text is empty for all.
   *
   * @param text what the account's name begins with
   * @param severity which
   * @param owasp which place in the Top 10
   * @param source which system
   * @param owner who is to mend it
   * @param code which sort
   * @param state how it stands
   * @param mine {@code yes} for what whoever looks is to mend
   */
  public record Asked(
      String text,
      String severity,
      String owasp,
      String source,
      String owner,
      String code,
      String state,
      String mine) {

    /**
     * Whether it shows only some.
     *
     * @return true if anything was asked for
     */
    public boolean filtered() {
      return narrow() || !(text + severity + state + mine).isEmpty();
    }

    /**
     * Whether anything was asked for that is not asked for every day.
     *
     * @return true if so
     */
    public boolean narrow() {
      return !(owasp + source + owner + code).isEmpty();
    }
  }

  /**
   * A finding.
   *
   * @param key what a form names it by
   * @param address of its page
   * @param what is wrong, in plain words
   * @param severity how much it matters
   * @param account on what, as {@code SOURCE/NAME}
   * @param accountAddress of the account's page; empty for whoever may not see it
   * @param evidence what was seen
   * @param reach how far it reaches
   * @param owasp its place in the Top 10; may be empty
   * @param due by when it is to be mended
   * @param state how it stands; an empty label if there is nothing to say
   * @param owner who answers; may be empty
   */
  public record Row(
      String key,
      String address,
      String what,
      Chip severity,
      String account,
      String accountAddress,
      String evidence,
      String reach,
      String owasp,
      Moment due,
      Chip state,
      String owner) {}

  @Override
  public void write(Canvas on) {
    JtefindingsGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
