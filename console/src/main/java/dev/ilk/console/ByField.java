package dev.ilk.console;

import dev.ilk.kernel.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a form, told at the field that each problem names. */
final class ByField {
  private ByField() {}

  /** Problems that name no field of the form stand under the empty name. */
  static Map<String, List<String>> of(List<Problem> problems, List<String> fields) {
    Map<String, List<String>> byField = new HashMap<>();
    for (Problem problem : problems) {
      String field = fields.contains(problem.where()) ? problem.where() : "";
      String text =
          Stream.of(problem.message(), problem.remedy())
              .map(Words::sentence)
              .filter(sentence -> !sentence.isEmpty())
              .collect(Collectors.joining(" "));
      byField.computeIfAbsent(field, name -> new ArrayList<>()).add(text);
    }
    return byField;
  }
}
