package dev.ilk.cedar.validate;

import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.ExtensionFunction;
import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.Value.Kind;
import dev.ilk.cedar.diagnostic.Wording;
import dev.ilk.cedar.eval.Extensions;
import dev.ilk.cedar.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The types of operators, methods and extension functions. */
final class OperatorTypes {
  private final Typechecker checker;
  private final Environment environment;
  private final AccessTypes access;

  OperatorTypes(Typechecker checker, Environment environment) {
    this.checker = checker;
    this.environment = environment;
    this.access = new AccessTypes(checker, environment.schema());
  }

  Typed unary(Expr.Unary e, Capabilities known) {
    return switch (e.operator()) {
      case NOT -> Typed.of(not(checker.bool(e.operand(), known)));
      case NEGATE -> {
        checker.require(e.operand(), Type.LONG, known);
        yield Typed.of(Type.LONG);
      }
      case IS_EMPTY -> {
        checker.setOf(e.operand(), known);
        yield Typed.of(Type.BOOL);
      }
    };
  }

  private static Type not(Typed operand) {
    return operand.isTrue() ? Type.FALSE : operand.isFalse() ? Type.TRUE : Type.BOOL;
  }

  Typed binary(Expr.Binary e, Capabilities known) {
    return switch (e.operator()) {
      case EQUAL -> equality(e, known);
      case NOT_EQUAL -> Typed.of(not(equality(e, known)));
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> order(e, known);
      case ADD, SUBTRACT, MULTIPLY -> {
        checker.require(e.left(), Type.LONG, known);
        checker.require(e.right(), Type.LONG, known);
        yield Typed.of(Type.LONG);
      }
      case IN -> in(e.left(), e.right(), known);
      case CONTAINS -> {
        Type.SetOf set = checker.setOf(e.left(), known);
        Type element = checker.check(e.right(), known).type();
        checker.join(set.element(), element, e.at(), "the set's elements and the argument");
        yield Typed.of(Type.BOOL);
      }
      case CONTAINS_ALL, CONTAINS_ANY -> {
        Type left = checker.setOf(e.left(), known);
        checker.join(left, checker.setOf(e.right(), known), e.at(), "the sets");
        yield Typed.of(Type.BOOL);
      }
      case HAS_TAG -> access.hasTag(e, known);
      case GET_TAG -> access.getTag(e, known);
    };
  }

  private Typed equality(Expr.Binary e, Capabilities known) {
    Type left = checker.check(e.left(), known).type();
    Type right = checker.check(e.right(), known).type();
    if (left instanceof Type.Entity && right instanceof Type.Entity && !left.equals(right)) {
      return Typed.of(Type.FALSE);
    }
    Optional<Object> leftValue = literal(e.left());
    Optional<Object> rightValue = literal(e.right());
    if (leftValue.isPresent() && rightValue.isPresent()) {
      return Typed.of(leftValue.equals(rightValue) ? Type.TRUE : Type.FALSE);
    }
    checker.join(left, right, e.at(), "the operands of `" + e.operator().symbol() + "`");
    return Typed.of(Type.BOOL);
  }

  /** The value of a literal; the action is one too, since an environment knows which it is. */
  private Optional<Object> literal(Expr expression) {
    return switch (expression) {
      case Expr.BoolLiteral e -> Optional.of(e.value());
      case Expr.LongLiteral e -> Optional.of(e.value());
      case Expr.StringLiteral e -> Optional.of(e.value());
      default -> uid(expression).map(u -> (Object) u);
    };
  }

  private Optional<EntityUid> uid(Expr expression) {
    return switch (expression) {
      case Expr.EntityLiteral e -> Optional.of(e.uid());
      case Expr.Var e when e.variable() == Variable.ACTION ->
          Optional.of(environment.action().uid());
      default -> Optional.empty();
    };
  }

  private Typed order(Expr.Binary e, Capabilities known) {
    Type left = checker.check(e.left(), known).type();
    Type right = checker.check(e.right(), known).type();
    if (!isOrdered(left)) {
      String wanted = isOrdered(right) ? "`" + right + "`" : "`Long`, `datetime` or `duration`";
      throw Typechecker.mismatch(e.left(), wanted, left, "");
    }
    if (!left.equals(right)) {
      throw Typechecker.mismatch(e.right(), "`" + left + "`", right, "");
    }
    return Typed.of(Type.BOOL);
  }

  private static boolean isOrdered(Type type) {
    return switch (type) {
      case Type.Int _ -> true;
      case Type.Extension t -> t.kind() == Kind.DATETIME || t.kind() == Kind.DURATION;
      case Type.Bool _, Type.Text _, Type.Entity _, Type.SetOf _, Type.Fields _ -> false;
    };
  }

  /** {@code … in …} with a group or a set of groups. */
  Typed in(Expr member, Expr group, Capabilities known) {
    EntityType lower = checker.entity(member, known);
    Type type = checker.check(group, known).type();
    EntityType upper =
        switch (type) {
          case Type.Entity t -> t.type();
          case Type.SetOf(Type.Entity t) -> t.type();
          default -> throw Typechecker.mismatch(group, "an entity or a set of entities", type, "");
        };
    Optional<EntityUid> action = uid(member).filter(u -> u.type().isAction());
    Optional<List<EntityUid>> groups = uids(group);
    if (action.isPresent() && groups.isPresent()) {
      boolean in = groups.get().stream().anyMatch(g -> isActionIn(action.get(), g));
      return Typed.of(in ? Type.TRUE : Type.FALSE);
    }
    return Typed.of(canBeIn(lower, upper) ? Type.BOOL : Type.FALSE);
  }

  private Optional<List<EntityUid>> uids(Expr expression) {
    if (!(expression instanceof Expr.SetLiteral set)) {
      return uid(expression).map(List::of);
    }
    List<EntityUid> uids = new ArrayList<>();
    for (Expr element : set.elements()) {
      uid(element).ifPresent(uids::add);
    }
    return uids.size() == set.elements().size() ? Optional.of(uids) : Optional.empty();
  }

  private boolean isActionIn(EntityUid action, EntityUid group) {
    return action.equals(group)
        || environment.schema().action(action).stream()
            .anyMatch(a -> a.ancestors().contains(group));
  }

  private boolean canBeIn(EntityType lower, EntityType upper) {
    return lower.equals(upper)
        || environment.schema().entityType(lower).stream()
            .anyMatch(t -> t.ancestors().contains(upper))
        || environment.schema().actions().values().stream()
            .anyMatch(a ->
                a.uid().type().equals(lower)
                    && a.ancestors().stream().anyMatch(g -> g.type().equals(upper)));
  }

  Typed call(Expr.Call e, Capabilities known) {
    ExtensionFunction function = e.function();
    int wanted = function.parameters().size();
    if (e.arguments().size() != wanted) {
      throw new TypeException(
          e.at(), Wording.arity(function.spelling(), wanted, e.arguments().size()));
    }
    if (function.isConstructor()) {
      constructor(function, e.arguments().getFirst(), known);
    } else {
      for (int i = 0; i < e.arguments().size(); i++) {
        checker.require(e.arguments().get(i), type(function.parameters().get(i)), known);
      }
    }
    return Typed.of(type(function.result()));
  }

  private void constructor(ExtensionFunction function, Expr argument, Capabilities known) {
    if (!(argument instanceof Expr.StringLiteral text)) {
      checker.require(argument, Type.STRING, known);
      throw new TypeException(
          argument.at(), "the argument of `" + function.spelling() + "` is not a literal string");
    }
    if (Extensions.construct(function, text.value()).isEmpty()) {
      throw new TypeException(
          argument.at(), "`" + function.spelling() + "` cannot read `" + text.value() + "`");
    }
  }

  private static Type type(Kind kind) {
    return switch (kind) {
      case BOOL -> Type.BOOL;
      case LONG -> Type.LONG;
      case STRING -> Type.STRING;
      case DECIMAL, IPADDR, DATETIME, DURATION -> new Type.Extension(kind);
      case ENTITY, SET, RECORD -> throw new IllegalArgumentException(kind.word());
    };
  }
}
