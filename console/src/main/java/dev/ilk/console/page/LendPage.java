package dev.ilk.console.page;

import dev.ilk.console.template.JtelendGenerated;
import java.util.List;
import java.util.Map;

/**
 * The form to lend authority to an agent.
 *
 * @param values what was typed, by field; empty at first
 * @param problems what is wrong with it, by field; {@code ""} stands for the form as a whole
 */
public record LendPage(Map<String, String> values, Map<String, List<String>> problems)
    implements Page {
  /** The lengths of time to choose from, shortest first. */
  public static final List<Length> LENGTHS =
      List.of(
          new Length("1h", "1 hour"),
          new Length("8h", "8 hours"),
          new Length("1d", "1 day"),
          new Length("7d", "7 days"),
          new Length("30d", "30 days"));

  /**
   * A length of time.
   *
   * @param value as the form sends it
   * @param label as people read it
   */
  public record Length(String value, String label) {}

  public LendPage {
    values = Map.copyOf(values);
    problems = Map.copyOf(problems);
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
    JtelendGenerated.render(on.html(), on.forms(), on.frame(), on.links(), this);
  }
}
