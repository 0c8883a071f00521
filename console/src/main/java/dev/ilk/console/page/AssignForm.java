package dev.ilk.console.page;

import java.util.List;
import java.util.Map;

/**
 * The form to say who is to mend findings, as it was filled in.
 *
 * @param to who, as typed
 * @param reason why they, as typed
 * @param due by when, as typed
 * @param earliest the first day that can be chosen
 * @param latest the last; empty if it depends on the finding
 * @param problems what is wrong, by field
 */
public record AssignForm(
    String to,
    String reason,
    String due,
    String earliest,
    String latest,
    Map<String, List<String>> problems) {
  public AssignForm {
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
