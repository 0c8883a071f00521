package dev.ilk.cedar.validate;

import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.schema.SchemaModel;
import dev.ilk.cedar.schema.SchemaModel.ActionModel;
import java.util.List;

/** Checks that some action applies to principals and resources that the head of a policy allows. */
final class ScopeChecker {
  private final SchemaModel schema;

  ScopeChecker(SchemaModel schema) {
    this.schema = schema;
  }

  List<Diagnostic> check(PolicyTree policy, SourceText source) {
    boolean applies =
        schema.actions().values().stream()
            .filter(action -> fits(policy.action(), action))
            .anyMatch(action ->
                action.principals().stream().anyMatch(t -> fits(policy.principal(), t))
                    && action.resources().stream().anyMatch(t -> fits(policy.resource(), t)));
    return applies
        ? List.of()
        : List.of(
            Diagnostic.at(
                source,
                policy.at(),
                "no action applies to a principal and a resource that the head allows"));
  }

  private static boolean fits(Scope.Action scope, ActionModel action) {
    return switch (scope) {
      case Scope.Action.Any _ -> true;
      case Scope.Action.Equal s -> s.uid().equals(action.uid());
      case Scope.Action.In s -> s.uids().stream().anyMatch(g -> isIn(action, g));
    };
  }

  private static boolean isIn(ActionModel action, EntityUid group) {
    return action.uid().equals(group) || action.ancestors().contains(group);
  }

  private boolean fits(Scope scope, EntityType type) {
    return switch (scope) {
      case Scope.Any _ -> true;
      case Scope.Equal s -> equals(s.target(), type);
      case Scope.In s -> isBelow(s.target(), type);
      case Scope.Is s -> s.type().equals(type);
      case Scope.IsIn s -> s.type().equals(type) && isBelow(s.target(), type);
    };
  }

  private static boolean equals(Scope.Target target, EntityType type) {
    return switch (target) {
      case Scope.Target.Slot _ -> true;
      case Scope.Target.Known t -> t.uid().type().equals(type);
    };
  }

  private boolean isBelow(Scope.Target target, EntityType type) {
    return switch (target) {
      case Scope.Target.Slot _ -> true;
      case Scope.Target.Known t ->
          t.uid().type().equals(type)
              || schema.entityType(type).stream()
                  .anyMatch(m -> m.ancestors().contains(t.uid().type()));
    };
  }
}
