package dev.ilk.prove.federation.platform;

import dev.ilk.prove.federation.condition.Bindings;
import dev.ilk.prove.federation.condition.ClaimPath;
import dev.ilk.prove.federation.condition.Constraint;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A claim that names one source of tokens for good: a repository, a project, a service account.
 *
 * @param claim which claim
 * @param form what its values must look like to do so; empty if all do
 */
public record Source(ClaimPath claim, Optional<Pattern> form) {
  static Source of(String... names) {
    return new Source(ClaimPath.of(names), Optional.empty());
  }

  static Source of(String name, Pattern form) {
    return new Source(ClaimPath.of(name), Optional.of(form));
  }

  /**
   * Whether a condition pins its tokens to this source.
   *
   * @param bindings what the condition's truth implies
   * @return true if it does, to one or to one of several
   */
  public boolean pinnedBy(Bindings bindings) {
    return switch (bindings.constraints().get(claim)) {
      case null -> false;
      case Constraint.OneOf many -> many.values().stream().allMatch(this::names);
      // The beginning of an id is the beginning of many ids; only a form says where one ends.
      case Constraint.Prefix start -> form.isPresent() && names(start.text());
    };
  }

  private boolean names(Object value) {
    return form.map(pattern -> value instanceof String text && pattern.matcher(text).lookingAt())
        .orElse(true);
  }
}
