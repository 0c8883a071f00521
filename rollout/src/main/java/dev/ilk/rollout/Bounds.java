package dev.ilk.rollout;

import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How much one set may hold, and what its files may be called. */
final class Bounds {
  /** Most files of a set. */
  static final int MOST_FILES = 1000;

  /** Most characters of all its files together. */
  static final int MOST_TEXT = 4 << 20;

  private static final Pattern NAME =
      Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._/-]{0,190}\\.(cedar|cedarschema|cedarschema\\.json)");

  private Bounds() {}

  static Optional<Problem> exceeded(List<PolicyText> files) {
    if (files.isEmpty()) {
      return wrong("", "there are no policies to put in force")
          .map(problem -> problem.mend("to take a set out of force, roll it back to version 0"));
    }
    if (files.size() > MOST_FILES) {
      return wrong("", "a set has at most %d files".formatted(MOST_FILES));
    }
    Set<String> names = new HashSet<>();
    long characters = 0;
    for (PolicyText file : files) {
      if (!NAME.matcher(file.name()).matches() || file.name().contains("..")) {
        return wrong(shown(file.name()), "expected a name such as `payments/refund.cedar`");
      }
      if (!names.add(file.name())) {
        return wrong(file.name(), "there are two files of this name");
      }
      characters += file.text().length();
    }
    return characters > MOST_TEXT
        ? wrong("", "a set has at most %d characters".formatted(MOST_TEXT))
        : Optional.empty();
  }

  private static String shown(String name) {
    return name.length() > 80 ? name.substring(0, 80) + "…" : name;
  }

  private static Optional<Problem> wrong(String place, String message) {
    return Optional.of(Problem.of(Problem.Kind.INVALID, "policies_malformed", message).at(place));
  }
}
