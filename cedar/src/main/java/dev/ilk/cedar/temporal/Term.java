package dev.ilk.cedar.temporal;

import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** What patterns match fields with, and what comparisons compare. */
public sealed interface Term {

  /**
   * Where the term stands.
   *
   * @return the span in the policy's source
   */
  Span at();

  /**
   * A value that stands in the policy.
   *
   * @param value the value
   * @param at where
   */
  record Literal(Value value, Span at) implements Term {}

  /**
   * A variable that an {@code exists} or a {@code for} declares.
   *
   * @param name its name
   * @param at where
   */
  record Name(String name, Span at) implements Term {}

  /**
   * Anything at all; binds nothing.
   *
   * @param at where
   */
  record Wildcard(Span at) implements Term {}

  /**
   * A part of the request that is being decided.
   *
   * @param root principal, resource or context
   * @param path the attributes to follow; for {@code context} at least one
   * @param at where
   */
  record OfRequest(Variable root, List<String> path, Span at) implements Term {
    public OfRequest {
      path = List.copyOf(path);
    }
  }

  /**
   * A number made of everything that satisfies a formula: how many, or their sum. Stands only
   * beside a comparison.
   *
   * @param summed the variable whose values are added up; empty to count
   * @param domain the variables whose distinct values are counted or added up
   * @param body the formula
   * @param at where
   */
  record Aggregate(Optional<String> summed, List<Binder> domain, Formula body, Span at)
      implements Term {
    public Aggregate {
      domain = List.copyOf(domain);
    }
  }
}
