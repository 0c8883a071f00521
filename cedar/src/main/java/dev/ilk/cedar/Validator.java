package dev.ilk.cedar;

import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.validate.PolicyChecker;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks policies against a schema, strictly. A policy that passes does not err on requests and
 * entities that fit the schema, except where a number overflows or an entity is not in the store.
 */
public final class Validator {
  private final PolicyChecker checker;

  /**
   * A validator.
   *
   * @param schema what to check against
   */
  public Validator(Schema schema) {
    this.checker = new PolicyChecker(schema.model());
  }

  /**
   * What a check of a set found.
   *
   * @param errors what is wrong, by policy; the set is valid if there is nothing
   * @param warnings policies that are valid and can never apply
   */
  public record Result(List<Finding> errors, List<Finding> warnings) {
    public Result {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
    }

    /**
     * Tells whether the set is valid.
     *
     * @return whether there are no errors
     */
    public boolean passed() {
      return errors.isEmpty();
    }
  }

  /**
   * One thing found.
   *
   * @param policy the id of the policy or template
   * @param diagnostic what is wrong, and where
   */
  public record Finding(String policy, Diagnostic diagnostic) {
    @Override
    public String toString() {
      return "`" + policy + "`: " + diagnostic;
    }
  }

  /**
   * Checks every policy and template of a set.
   *
   * @param policies the set
   * @return what was found
   */
  public Result validate(PolicySet policies) {
    List<Finding> errors = new ArrayList<>();
    List<Finding> warnings = new ArrayList<>();
    policies.templates().forEach(t -> check(t.id(), t.tree(), t.source(), errors, warnings));
    policies.policies().forEach(p -> check(p.id(), p.tree(), p.source(), errors, warnings));
    return new Result(errors, warnings);
  }

  private void check(
      String id, PolicyTree tree, SourceText source, List<Finding> errors, List<Finding> warnings) {
    PolicyChecker.Finding found = checker.check(tree, source);
    found.errors().forEach(e -> errors.add(new Finding(id, e)));
    if (found.errors().isEmpty() && found.impossible()) {
      warnings.add(
          new Finding(
              id, Diagnostic.at(source, tree.at(), "the policy can never apply, by its types")));
    }
  }
}
