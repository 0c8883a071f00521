package dev.ilk.console.page;

import dev.ilk.console.template.JtefindingGenerated;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that is wrong with an account.
 *
 * @param row as the list shows it
 * @param own the beginning of where its forms go
 * @param changes whether whoever looks may answer it
 * @param code its sort
 * @param about the credential that it is about; may be empty
 * @param found since when it is known
 * @param mend what to do, in words
 * @param commands what to begin with, to be copied
 * @param assigned that somebody said who is to mend it
 * @param taken that somebody takes the risk, or calls it mistaken
 * @param strands what hangs on the account
 * @param untold why nothing of that is shown, or how much more there is; may be empty
 * @param form the form to say so, as it was filled in
 * @param assign the form to say who is to mend it
 * @param done a sentence of our own about what was just done; may be empty
 */
public record FindingDetailPage(
    FindingsPage.Row row,
    String own,
    boolean changes,
    String code,
    String about,
    Moment found,
    String mend,
    List<String> commands,
    Optional<Given> assigned,
    Optional<Taken> taken,
    List<Strand> strands,
    String untold,
    Form form,
    AssignForm assign,
    String done)
    implements Page {
  public FindingDetailPage {
    commands = List.copyOf(commands);
    strands = List.copyOf(strands);
  }

  /**
   * Who is to mend it, by somebody's word.
   *
   * @param to who
   * @param by who said so
   * @param reason why they
   * @param at when
   */
  public record Given(String to, Who by, String reason, Moment at) {}

  /**
   * What somebody said of it.
   *
   * @param by who
   * @param said that the risk is taken, or that it is mistaken
   * @param reason why
   * @param until until when
   */
  public record Taken(Who by, String said, String reason, Moment until) {}

  /**
   * What hangs on the account.
   *
   * @param depth how many steps away
   * @param relation what the end does to it
   * @param name what
   * @param address of its page; empty if it has none
   */
  public record Strand(int depth, String relation, String name, String address) {}

  /**
   * The form to take the risk or to mark the mistake.
   *
   * @param ground {@code risk} or {@code mistaken}, as chosen
   * @param reason as typed
   * @param until as typed
   * @param earliest the first day that can be chosen
   * @param latest the last
   * @param problems what is wrong, by field
   */
  public record Form(
      String ground,
      String reason,
      String until,
      String earliest,
      String latest,
      Map<String, List<String>> problems) {
    public Form {
      problems = Map.copyOf(problems);
    }

    /**
     * What is wrong with a field.
     *
     * @param field which
     * @return sentences; empty if nothing is
     */
    public List<String> problems(String field) {
      return problems.getOrDefault(field, List.of());
    }
  }

  @Override
  public void write(Canvas on) {
    JtefindingGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
