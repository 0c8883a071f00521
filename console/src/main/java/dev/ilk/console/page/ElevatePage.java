package dev.ilk.console.page;

import dev.ilk.console.template.JteelevateGenerated;
import java.util.List;
import java.util.Map;

/**
 * The form to take up a role for a time.
 *
 * @param values what was typed, by field; empty at first
 * @param problems what is wrong with it, by field; {@code ""} stands for the form as a whole
 * @param roles what to complete the name of a role with
 */
public record ElevatePage(
    Map<String, String> values, Map<String, List<String>> problems, List<String> roles)
    implements Page {
  /** The lengths of time to choose from, shortest first. */
  public static final List<LendPage.Length> LENGTHS =
      List.of(
          new LendPage.Length("15m", "15 minutes"),
          new LendPage.Length("30m", "30 minutes"),
          new LendPage.Length("1h", "1 hour"),
          new LendPage.Length("2h", "2 hours"),
          new LendPage.Length("4h", "4 hours"),
          new LendPage.Length("8h", "8 hours"),
          new LendPage.Length("12h", "12 hours"));

  public ElevatePage {
    values = Map.copyOf(values);
    problems = Map.copyOf(problems);
    roles = List.copyOf(roles);
  }

  /**
   * What was typed into a field.
   *
   * @param field its name
   * @return may be empty
   */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  /**
   * What is wrong with a field.
   *
   * @param field its name
   * @return may be empty
   */
  public List<String> problems(String field) {
    return problems.getOrDefault(field, List.of());
  }

  @Override
  public void write(Canvas on) {
    JteelevateGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
