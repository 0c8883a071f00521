package dev.ilk.policy.lint;

import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Validator;
import dev.ilk.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for policies that never apply, that others always override, that permit more than they
 * likely should, or that let anyone execute anything. An author who means it so writes {@code
 * @accepts("code, code")} on the policy.
 */
public final class Lint {
  private Lint() {}

  /**
   * Looks at a set.
   *
   * @param policies a set that is valid
   * @param impossible what the validator said can never apply; empty without a schema
   * @return warnings, in the order of the set
   */
  public static List<Finding> of(PolicySet policies, List<Validator.Finding> impossible) {
    List<Linted> all = new ArrayList<>();
    policies.templates().forEach(t -> all.add(new Linted(t.id(), t.tree(), t.source())));
    policies.policies().forEach(p -> all.add(new Linted(p.id(), p.tree(), p.source())));
    Set<String> byTypes =
        impossible.stream().map(Validator.Finding::policy).collect(Collectors.toSet());
    List<Linted> forbids = all.stream().filter(policy -> !policy.permits()).toList();
    List<Finding> found = new ArrayList<>();
    for (Linted policy : all) {
      List<Finding> its = new ArrayList<>();
      NeverApplies.look(policy, byTypes.contains(policy.id()), its);
      if (policy.permits() && its.isEmpty()) {
        AlwaysOverridden.look(policy, forbids, its);
        TooBroad.look(policy, its);
        ExecutesAnything.look(policy, its);
      }
      its.stream().filter(finding -> !policy.accepts(finding.code())).forEach(found::add);
    }
    return found;
  }
}
