package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.BinaryOperator;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.Value;
import java.util.List;

/**
 * Turns expressions into nodes. What has a value without looking at a request is evaluated here.
 */
final class Compiler {
  private static final EntityUid NOBODY = EntityUid.of("Nobody", "");
  private static final Frame NOTHING =
      new Frame(new Request(NOBODY, NOBODY, NOBODY, RecordValue.EMPTY), Entities.EMPTY);

  private Compiler() {}

  static Node compile(Expr expression) {
    return switch (expression) {
      case Expr.BoolLiteral e -> new Leaves.Constant(Value.of(e.value()), e.at());
      case Expr.LongLiteral e -> new Leaves.Constant(Value.of(e.value()), e.at());
      case Expr.StringLiteral e -> new Leaves.Constant(Value.of(e.value()), e.at());
      case Expr.EntityLiteral e -> new Leaves.Constant(e.uid(), e.at());
      case Expr.Var e -> new Leaves.Var(e.variable(), e.at());
      case Expr.If e ->
          new Logic.If(compile(e.condition()), compile(e.then()), compile(e.otherwise()), e.at());
      case Expr.And e -> new Logic.And(compile(e.operands()), e.at());
      case Expr.Or e -> new Logic.Or(compile(e.operands()), e.at());
      case Expr.Unary e -> unary(e);
      case Expr.Binary e -> binary(e, compile(e.left()), compile(e.right()));
      case Expr.GetAttribute e ->
          new Access.GetAttribute(compile(e.target()), e.attribute().intern(), e.at());
      case Expr.Has e -> new Access.HasAttribute(compile(e.target()), interned(e.path()), e.at());
      case Expr.Like e -> new Composite.Like(compile(e.target()), e.pattern(), e.at());
      case Expr.Is e -> is(e);
      case Expr.SetLiteral e -> {
        Node[] elements = compile(e.elements());
        yield fold(new Composite.MakeSet(elements, e.at()), elements);
      }
      case Expr.RecordLiteral e -> record(e);
      case Expr.Call e -> {
        Node[] arguments = compile(e.arguments());
        yield fold(new Call(e.function(), arguments, e.at()), arguments);
      }
    };
  }

  /** Names that come from JSON are interned too, and so are equal by identity. */
  private static String[] interned(List<String> names) {
    return names.stream().map(String::intern).toArray(String[]::new);
  }

  private static Node[] compile(List<Expr> expressions) {
    Node[] nodes = new Node[expressions.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = compile(expressions.get(i));
    }
    return nodes;
  }

  private static Node unary(Expr.Unary e) {
    Node operand = compile(e.operand());
    return switch (e.operator()) {
      case NOT -> new Logic.Not(operand, e.at());
      case NEGATE -> fold(new Arithmetic.Negate(operand, e.at()), operand);
      case IS_EMPTY -> new Membership.IsEmpty(operand, e.at());
    };
  }

  private static Node binary(Expr.Binary e, Node left, Node right) {
    BinaryOperator operator = e.operator();
    return switch (operator) {
      case EQUAL -> new Comparison.Equal(left, right, true, e.at());
      case NOT_EQUAL -> new Comparison.Equal(left, right, false, e.at());
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          new Comparison.Ordered(operator, left, right, e.at());
      case ADD, SUBTRACT, MULTIPLY ->
          fold(new Arithmetic.Binary(operator, left, right, e.at()), left, right);
      case IN -> new Membership.In(left, right, e.at());
      case CONTAINS -> new Membership.Contains(left, right, e.at());
      case CONTAINS_ALL -> new Membership.ContainsAll(left, right, e.at());
      case CONTAINS_ANY -> new Membership.ContainsAny(left, right, e.at());
      case HAS_TAG -> new Access.HasTag(left, right, e.at());
      case GET_TAG -> new Access.GetTag(left, right, e.at());
    };
  }

  private static Node is(Expr.Is e) {
    Node target = compile(e.target());
    Node is = new Membership.Is(target, e.type(), e.at());
    return e.in()
        .<Node>map(group ->
            new Logic.And(
                new Node[] {is, new Membership.In(target, compile(group), e.at())}, e.at()))
        .orElse(is);
  }

  private static Node record(Expr.RecordLiteral e) {
    String[] names = e.fields().stream().map(Expr.Field::name).toArray(String[]::new);
    Node[] fields = compile(e.fields().stream().map(Expr.Field::value).toList());
    return fold(new Composite.MakeRecord(names, fields, e.at()), fields);
  }

  private static Node fold(Node node, Node... operands) {
    for (Node operand : operands) {
      if (!(operand instanceof Leaves.Constant)) {
        return node;
      }
    }
    try {
      return new Leaves.Constant(node.eval(NOTHING), node.at);
    } catch (EvaluationException always) {
      // The policy errs only when it gets here, so the node stays as it is.
      return node;
    }
  }
}
