package dev.ilk.cedar.validate;

import dev.ilk.cedar.ast.BinaryOperator;
import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.ast.UnaryOperator;
import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.schema.SchemaModel;
import dev.ilk.cedar.schema.SchemaModel.ActionModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks policies and templates against a schema, in every environment that they can meet. */
public final class PolicyChecker {
  private final SchemaModel schema;

  /**
   * A checker.
   *
   * @param schema what to check against
   */
  public PolicyChecker(SchemaModel schema) {
    this.schema = schema;
  }

  /**
   * What a check found.
   *
   * @param errors what is wrong; the policy is valid if there is nothing
   * @param impossible whether the types tell that the policy never applies
   */
  public record Finding(List<Diagnostic> errors, boolean impossible) {
    public Finding {
      errors = List.copyOf(errors);
    }
  }

  /**
   * Checks a policy or template.
   *
   * @param policy the tree, with or without slots
   * @param source the text it was read from
   * @return what is wrong
   */
  public Finding check(PolicyTree policy, SourceText source) {
    Set<Diagnostic> errors = new LinkedHashSet<>();
    new ReferenceChecker(schema, source, errors).check(policy);
    errors.addAll(new ScopeChecker(schema).check(policy, source));
    boolean impossible = true;
    for (ActionModel action : schema.actions().values()) {
      for (EntityType principal : action.principals()) {
        for (EntityType resource : action.resources()) {
          Environment environment = new Environment(schema, principal, action, resource);
          impossible &= checkIn(environment, policy, source, errors);
        }
      }
    }
    return new Finding(List.copyOf(errors), impossible);
  }

  /** Checks in one environment, with every type that could fill a slot; tells if it is false. */
  private boolean checkIn(
      Environment environment, PolicyTree policy, SourceText source, Set<Diagnostic> errors) {
    boolean impossible = true;
    for (Optional<EntityType> principal : fillings(policy.principal(), environment.principal())) {
      for (Optional<EntityType> resource : fillings(policy.resource(), environment.resource())) {
        List<Expr> parts = new ArrayList<>();
        scope(Variable.PRINCIPAL, policy.principal(), principal).ifPresent(parts::add);
        action(policy.action()).ifPresent(parts::add);
        scope(Variable.RESOURCE, policy.resource(), resource).ifPresent(parts::add);
        policy.conditions().forEach(c -> parts.add(condition(c)));
        try {
          impossible &=
              !parts.isEmpty()
                  ? new Typechecker(environment).conjunction(parts, Capabilities.NONE).isFalse()
                  : false;
        } catch (TypeException wrong) {
          impossible = false;
          errors.add(Diagnostic.at(source, wrong.at(), wrong.problem()).withHelp(wrong.help()));
        }
      }
    }
    return impossible;
  }

  /**
   * The types that a slot could be filled with so that the scope can hold; one none, if no slot.
   */
  private List<Optional<EntityType>> fillings(Scope scope, EntityType variable) {
    return switch (scope) {
      case Scope.Any _, Scope.Is _ -> List.of(Optional.empty());
      case Scope.Equal s -> isSlot(s.target()) ? List.of(Optional.of(variable)) : NONE;
      case Scope.In s -> isSlot(s.target()) ? upwards(variable) : NONE;
      case Scope.IsIn s -> isSlot(s.target()) ? upwards(variable) : NONE;
    };
  }

  private static final List<Optional<EntityType>> NONE = List.of(Optional.empty());

  private List<Optional<EntityType>> upwards(EntityType type) {
    List<Optional<EntityType>> found = new ArrayList<>();
    found.add(Optional.of(type));
    schema.entityType(type).ifPresent(t -> t.ancestors().forEach(a -> found.add(Optional.of(a))));
    return found;
  }

  private static boolean isSlot(Scope.Target target) {
    return target instanceof Scope.Target.Slot;
  }

  private static Optional<Expr> scope(
      Variable variable, Scope scope, Optional<EntityType> filling) {
    return switch (scope) {
      case Scope.Any _ -> Optional.empty();
      case Scope.Equal s ->
          Optional.of(
              new Expr.Binary(
                  BinaryOperator.EQUAL,
                  new Expr.Var(variable, s.target().at()),
                  target(s.target(), filling),
                  s.target().at()));
      case Scope.In s ->
          Optional.of(
              new Expr.Binary(
                  BinaryOperator.IN,
                  new Expr.Var(variable, s.target().at()),
                  target(s.target(), filling),
                  s.target().at()));
      case Scope.Is s ->
          Optional.of(
              new Expr.Is(new Expr.Var(variable, s.at()), s.type(), Optional.empty(), s.at()));
      case Scope.IsIn s ->
          Optional.of(
              new Expr.Is(
                  new Expr.Var(variable, s.at()),
                  s.type(),
                  Optional.of(target(s.target(), filling)),
                  s.at()));
    };
  }

  private static Expr target(Scope.Target target, Optional<EntityType> filling) {
    return switch (target) {
      case Scope.Target.Known t -> new Expr.EntityLiteral(t.uid(), t.at());
      // Only the type of what fills a slot matters here, not its id.
      case Scope.Target.Slot t ->
          new Expr.EntityLiteral(new EntityUid(filling.orElseThrow(), ""), t.at());
    };
  }

  private static Optional<Expr> action(Scope.Action scope) {
    return switch (scope) {
      case Scope.Action.Any _ -> Optional.empty();
      case Scope.Action.Equal s ->
          Optional.of(
              new Expr.Binary(
                  BinaryOperator.EQUAL,
                  new Expr.Var(Variable.ACTION, s.at()),
                  new Expr.EntityLiteral(s.uid(), s.at()),
                  s.at()));
      case Scope.Action.In s -> {
        List<Expr> uids = new ArrayList<>();
        s.uids().forEach(uid -> uids.add(new Expr.EntityLiteral(uid, s.at())));
        yield Optional.of(
            new Expr.Binary(
                BinaryOperator.IN,
                new Expr.Var(Variable.ACTION, s.at()),
                new Expr.SetLiteral(uids, s.at()),
                s.at()));
      }
    };
  }

  private static Expr condition(Condition condition) {
    return switch (condition.kind()) {
      case WHEN -> condition.body();
      case UNLESS -> new Expr.Unary(UnaryOperator.NOT, condition.body(), condition.at());
    };
  }
}
