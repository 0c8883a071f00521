package dev.ilk.cedar.ast;

import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.temporal.TemporalClause;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One policy or template as it was written.
 *
 * @param annotations values by name, in the order of the source; an annotation without a value has
 *     the empty one
 * @param effect permit or forbid
 * @param principal the scope of the principal
 * @param action the scope of the action
 * @param resource the scope of the resource
 * @param conditions in the order of the source
 * @param temporal the conditions over the history, in the order of the source; empty in plain Cedar
 * @param at where
 */
public record PolicyTree(
    SequencedMap<String, String> annotations,
    Effect effect,
    Scope principal,
    Scope.Action action,
    Scope resource,
    List<Condition> conditions,
    List<TemporalClause> temporal,
    Span at) {

  public PolicyTree {
    annotations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(annotations));
    conditions = List.copyOf(conditions);
    temporal = List.copyOf(temporal);
  }

  /**
   * A policy of plain Cedar.
   *
   * @param annotations values by name
   * @param effect permit or forbid
   * @param principal the scope of the principal
   * @param action the scope of the action
   * @param resource the scope of the resource
   * @param conditions in the order of the source
   * @param at where
   */
  public PolicyTree(
      SequencedMap<String, String> annotations,
      Effect effect,
      Scope principal,
      Scope.Action action,
      Scope resource,
      List<Condition> conditions,
      Span at) {
    this(annotations, effect, principal, action, resource, conditions, List.of(), at);
  }

  /**
   * Tells whether the principal is left open.
   *
   * @return whether its scope has a slot
   */
  public boolean hasPrincipalSlot() {
    return isSlot(principal);
  }

  /**
   * Tells whether the resource is left open.
   *
   * @return whether its scope has a slot
   */
  public boolean hasResourceSlot() {
    return isSlot(resource);
  }

  /**
   * Tells whether anything is left open.
   *
   * @return whether it is a template
   */
  public boolean isTemplate() {
    return hasPrincipalSlot() || hasResourceSlot();
  }

  private static boolean isSlot(Scope scope) {
    return switch (scope) {
      case Scope.Any _, Scope.Is _ -> false;
      case Scope.Equal s -> s.target() instanceof Scope.Target.Slot;
      case Scope.In s -> s.target() instanceof Scope.Target.Slot;
      case Scope.IsIn s -> s.target() instanceof Scope.Target.Slot;
    };
  }

  /**
   * The same with other scopes, as a link fills a template.
   *
   * @param newPrincipal the scope of the principal
   * @param newResource the scope of the resource
   * @return a copy
   */
  public PolicyTree withScopes(Scope newPrincipal, Scope newResource) {
    return new PolicyTree(
        annotations, effect, newPrincipal, action, newResource, conditions, temporal, at);
  }

  /**
   * The value of an annotation.
   *
   * @param name its name
   * @return its value, if the policy has it
   */
  public Optional<String> annotation(String name) {
    return Optional.ofNullable(annotations.get(name));
  }
}
