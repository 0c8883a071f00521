package dev.ilk.cedar.validate;

import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.schema.SchemaModel;
import java.util.Set;

/**
 * Checks that what a policy names is declared, everywhere in it, also where types tell that it is
 * never evaluated.
 */
final class ReferenceChecker {
  private final SchemaModel schema;
  private final SourceText source;
  private final Set<Diagnostic> errors;

  ReferenceChecker(SchemaModel schema, SourceText source, Set<Diagnostic> errors) {
    this.schema = schema;
    this.source = source;
    this.errors = errors;
  }

  void check(PolicyTree policy) {
    scope(policy.principal());
    switch (policy.action()) {
      case Scope.Action.Any _ -> {}
      case Scope.Action.Equal s -> uid(s.uid(), s.at());
      case Scope.Action.In s -> s.uids().forEach(uid -> uid(uid, s.at()));
    }
    scope(policy.resource());
    policy.conditions().forEach(c -> expression(c.body()));
  }

  private void scope(Scope scope) {
    switch (scope) {
      case Scope.Any _ -> {}
      case Scope.Equal s -> target(s.target());
      case Scope.In s -> target(s.target());
      case Scope.Is s -> type(s.type(), s.at());
      case Scope.IsIn s -> {
        type(s.type(), s.at());
        target(s.target());
      }
    }
  }

  private void target(Scope.Target target) {
    if (target instanceof Scope.Target.Known(EntityUid uid, Span at)) {
      uid(uid, at);
    }
  }

  private void expression(Expr expression) {
    switch (expression) {
      case Expr.EntityLiteral e -> uid(e.uid(), e.at());
      case Expr.Is e -> type(e.type(), e.at());
      default -> {}
    }
    expression.children().forEach(this::expression);
  }

  private void type(EntityType type, Span at) {
    if (!type.isAction() && schema.entityType(type).isEmpty()) {
      errors.add(Diagnostic.at(source, at, "the entity type `" + type + "` is not declared"));
    }
  }

  private void uid(EntityUid uid, Span at) {
    if (uid.type().isAction()) {
      if (schema.action(uid).isEmpty()) {
        errors.add(Diagnostic.at(source, at, "the action `" + uid + "` is not declared"));
      }
      return;
    }
    type(uid.type(), at);
    boolean wrongChoice =
        schema
            .entityType(uid.type())
            .flatMap(SchemaModel.EntityModel::choices)
            .filter(choices -> !choices.contains(uid.id()))
            .isPresent();
    if (wrongChoice) {
      errors.add(Diagnostic.at(source, at, "`" + uid + "` is not one of the entities of its type"));
    }
  }
}
