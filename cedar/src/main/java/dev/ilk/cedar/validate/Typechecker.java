package dev.ilk.cedar.validate;

import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.type.Bounds;
import dev.ilk.cedar.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Finds the types of expressions in one environment. Booleans whose value the types already tell
 * cut the rest off: what can never be evaluated is not checked.
 */
final class Typechecker {
  private final Environment environment;
  private final AccessTypes access;
  private final OperatorTypes operators;

  Typechecker(Environment environment) {
    this.environment = environment;
    this.access = new AccessTypes(this, environment.schema());
    this.operators = new OperatorTypes(this, environment);
  }

  /** The type of an expression, given what is known before it. */
  Typed check(Expr expression, Capabilities known) {
    return switch (expression) {
      case Expr.BoolLiteral e -> Typed.of(e.value() ? Type.TRUE : Type.FALSE);
      case Expr.LongLiteral _ -> Typed.of(Type.LONG);
      case Expr.StringLiteral _ -> Typed.of(Type.STRING);
      case Expr.EntityLiteral e -> literal(e);
      case Expr.Var e -> Typed.of(variable(e));
      case Expr.If e -> choice(e, known);
      case Expr.And e -> conjunction(e.operands(), known);
      case Expr.Or e -> disjunction(e.operands(), known);
      case Expr.Unary e -> operators.unary(e, known);
      case Expr.Binary e -> operators.binary(e, known);
      case Expr.GetAttribute e -> access.get(e, known);
      case Expr.Has e -> access.has(e, known);
      case Expr.Like e -> {
        require(e.target(), Type.STRING, known);
        yield Typed.of(Type.BOOL);
      }
      case Expr.Is e -> is(e, known);
      case Expr.SetLiteral e -> set(e, known);
      case Expr.RecordLiteral e -> record(e, known);
      case Expr.Call e -> operators.call(e, known);
    };
  }

  private Typed literal(Expr.EntityLiteral e) {
    boolean declared =
        e.uid().type().isAction()
            ? environment.schema().action(e.uid()).isPresent()
            : environment.schema().entityType(e.uid().type()).isPresent();
    if (!declared) {
      throw new TypeException(e.at(), "`" + e.uid() + "` is not declared in the schema");
    }
    return Typed.of(new Type.Entity(e.uid().type()));
  }

  private Type variable(Expr.Var e) {
    return switch (e.variable()) {
      case PRINCIPAL -> new Type.Entity(environment.principal());
      case ACTION -> new Type.Entity(environment.action().uid().type());
      case RESOURCE -> new Type.Entity(environment.resource());
      case CONTEXT -> environment.action().context();
    };
  }

  private Typed choice(Expr.If e, Capabilities known) {
    Typed test = bool(e.condition(), known);
    if (test.isTrue()) {
      Typed then = check(e.then(), known.and(test.gained()));
      return new Typed(then.type(), then.gained().and(test.gained()));
    }
    if (test.isFalse()) {
      return check(e.otherwise(), known);
    }
    Typed then = check(e.then(), known.and(test.gained()));
    Typed otherwise = check(e.otherwise(), known);
    Type joined = join(then.type(), otherwise.type(), e.at(), "the branches of a conditional");
    return new Typed(joined, then.gained().and(test.gained()).common(otherwise.gained()));
  }

  /** The type of operands joined by {@code &&}, from left to right. */
  Typed conjunction(List<Expr> operands, Capabilities known) {
    Typed left = bool(operands.getFirst(), known);
    for (Expr operand : operands.subList(1, operands.size())) {
      if (left.isFalse()) {
        return Typed.of(Type.FALSE);
      }
      Typed right = bool(operand, known.and(left.gained()));
      if (right.isFalse()) {
        left = Typed.of(Type.FALSE);
      } else if (right.isTrue()) {
        left = new Typed(left.type(), left.gained().and(right.gained()));
      } else if (left.isTrue()) {
        left = right;
      } else {
        left = new Typed(Type.BOOL, left.gained().and(right.gained()));
      }
    }
    return left.isFalse() ? Typed.of(Type.FALSE) : left;
  }

  private Typed disjunction(List<Expr> operands, Capabilities known) {
    Typed left = bool(operands.getFirst(), known);
    for (Expr operand : operands.subList(1, operands.size())) {
      if (left.isTrue()) {
        return left;
      }
      Typed right = bool(operand, known);
      if (right.isTrue() || left.isFalse()) {
        left = right;
      } else if (!right.isFalse()) {
        left = new Typed(Type.BOOL, left.gained().common(right.gained()));
      }
    }
    return left;
  }

  private Typed is(Expr.Is e, Capabilities known) {
    Type is = entity(e.target(), known).equals(e.type()) ? Type.TRUE : Type.FALSE;
    if (e.in().isEmpty() || is.equals(Type.FALSE)) {
      return Typed.of(is);
    }
    return operators.in(e.target(), e.in().get(), known);
  }

  private Typed set(Expr.SetLiteral e, Capabilities known) {
    if (e.elements().isEmpty()) {
      throw new TypeException(
          e.at(), "the type of an empty set cannot be told", "use `.isEmpty()` to test for one");
    }
    List<Type> types = new ArrayList<>();
    for (Expr element : e.elements()) {
      types.add(check(element, known).type());
    }
    Type element = types.getFirst();
    for (Type type : types) {
      element = join(element, type, e.at(), "the elements of a set");
    }
    return Typed.of(new Type.SetOf(element));
  }

  private Typed record(Expr.RecordLiteral e, Capabilities known) {
    TreeMap<String, Type.Attribute> attributes = new TreeMap<>();
    for (Expr.Field field : e.fields()) {
      attributes.put(field.name(), new Type.Attribute(check(field.value(), known).type(), true));
    }
    return Typed.of(new Type.Fields(attributes));
  }

  Type join(Type left, Type right, Span at, String what) {
    return Bounds.join(left, right)
        .orElseThrow(() ->
            new TypeException(
                at, what + " have the incompatible types `" + left + "` and `" + right + "`"));
  }

  Typed bool(Expr expression, Capabilities known) {
    Typed typed = check(expression, known);
    if (!(typed.type() instanceof Type.Bool)) {
      throw mismatch(expression, "`Bool`", typed.type(), "");
    }
    return typed;
  }

  void require(Expr expression, Type wanted, Capabilities known) {
    Type type = check(expression, known).type();
    if (!type.equals(wanted)) {
      throw mismatch(expression, "`" + wanted + "`", type, "");
    }
  }

  EntityType entity(Expr expression, Capabilities known) {
    Type type = check(expression, known).type();
    if (type instanceof Type.Entity(EntityType name)) {
      return name;
    }
    throw mismatch(expression, "an entity", type, "");
  }

  Type.SetOf setOf(Expr expression, Capabilities known) {
    Type type = check(expression, known).type();
    if (type instanceof Type.SetOf set) {
      return set;
    }
    String help = type instanceof Type.Entity ? "use `in` to test the hierarchy" : "";
    throw mismatch(expression, "a set", type, help);
  }

  static TypeException mismatch(Expr expression, String wanted, Type found, String help) {
    return new TypeException(
        expression.at(), "expected " + wanted + ", found `" + found + "`", help);
  }
}
