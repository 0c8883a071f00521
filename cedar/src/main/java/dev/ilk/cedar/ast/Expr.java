package dev.ilk.cedar.ast;

import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/**
 * An expression.
 *
 * <p>INVARIANT: no path from the root is longer than the parser's bound, so that walking a tree by
 * recursion is safe.
 */
public sealed interface Expr {

  /**
   * Where the expression stands in its source.
   *
   * @return the span, {@link Span#NONE} if it was not read from text
   */
  Span at();

  /**
   * {@code true} or {@code false}.
   *
   * @param value which
   * @param at where
   */
  record BoolLiteral(boolean value, Span at) implements Expr {}

  /**
   * An integer.
   *
   * @param value the number
   * @param at where
   */
  record LongLiteral(long value, Span at) implements Expr {}

  /**
   * A string.
   *
   * @param value the text, without quotes and escapes
   * @param at where
   */
  record StringLiteral(String value, Span at) implements Expr {}

  /**
   * An entity.
   *
   * @param uid its name
   * @param at where
   */
  record EntityLiteral(EntityUid uid, Span at) implements Expr {}

  /**
   * A part of the request.
   *
   * @param variable which
   * @param at where
   */
  record Var(Variable variable, Span at) implements Expr {}

  /**
   * {@code if … then … else …}.
   *
   * @param condition the test
   * @param then what it is if the test holds
   * @param otherwise what it is if not
   * @param at where
   */
  record If(Expr condition, Expr then, Expr otherwise, Span at) implements Expr {}

  /**
   * {@code … && …}, flattened to the left.
   *
   * @param operands at least two; the first is itself no conjunction
   * @param at where
   */
  record And(List<Expr> operands, Span at) implements Expr {
    public And {
      operands = List.copyOf(operands);
    }
  }

  /**
   * {@code … || …}, flattened to the left.
   *
   * @param operands at least two; the first is itself no disjunction
   * @param at where
   */
  record Or(List<Expr> operands, Span at) implements Expr {
    public Or {
      operands = List.copyOf(operands);
    }
  }

  /**
   * {@code !…}, {@code -…} or {@code ….isEmpty()}.
   *
   * @param operator which
   * @param operand what it is applied to
   * @param at where
   */
  record Unary(UnaryOperator operator, Expr operand, Span at) implements Expr {}

  /**
   * An operator between two operands, or one of the built-in methods with one argument.
   *
   * @param operator which
   * @param left the left operand, or what the method is called on
   * @param right the right operand, or the argument
   * @param at where
   */
  record Binary(BinaryOperator operator, Expr left, Expr right, Span at) implements Expr {}

  /**
   * {@code ….name} or {@code …["name"]}.
   *
   * @param target a record or an entity
   * @param attribute the attribute's name
   * @param at where
   */
  record GetAttribute(Expr target, String attribute, Span at) implements Expr {}

  /**
   * {@code … has name} or {@code … has a.b.c}.
   *
   * @param target a record or an entity
   * @param path the attributes' names, at least one
   * @param at where
   */
  record Has(Expr target, List<String> path, Span at) implements Expr {
    public Has {
      path = List.copyOf(path);
    }
  }

  /**
   * {@code … like "…"}.
   *
   * @param target a string
   * @param pattern what it should look like
   * @param at where
   */
  record Like(Expr target, Pattern pattern, Span at) implements Expr {}

  /**
   * {@code … is Type} or {@code … is Type in …}.
   *
   * @param target an entity
   * @param type the type it should have
   * @param in the group it should be in, if any
   * @param at where
   */
  record Is(Expr target, EntityType type, Optional<Expr> in, Span at) implements Expr {}

  /**
   * {@code […]}.
   *
   * @param elements the elements
   * @param at where
   */
  record SetLiteral(List<Expr> elements, Span at) implements Expr {
    public SetLiteral {
      elements = List.copyOf(elements);
    }
  }

  /**
   * <code>{…}</code>.
   *
   * @param fields the attributes, in the order of the source, with distinct names
   * @param at where
   */
  record RecordLiteral(List<Field> fields, Span at) implements Expr {
    public RecordLiteral {
      fields = List.copyOf(fields);
    }
  }

  /**
   * One attribute of a record literal.
   *
   * @param name its name
   * @param value its value
   */
  record Field(String name, Expr value) {}

  /**
   * A call of an extension function or method.
   *
   * @param function which
   * @param arguments the arguments, of a method first what it is called on; their number may be
   *     wrong, which is an error of evaluation and of validation, not of syntax
   * @param at where
   */
  record Call(ExtensionFunction function, List<Expr> arguments, Span at) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * The expressions directly inside this one.
   *
   * @return the children in the order in which they are evaluated
   */
  default List<Expr> children() {
    return switch (this) {
      case BoolLiteral _, LongLiteral _, StringLiteral _, EntityLiteral _, Var _ -> List.of();
      case If e -> List.of(e.condition, e.then, e.otherwise);
      case And e -> e.operands;
      case Or e -> e.operands;
      case Unary e -> List.of(e.operand);
      case Binary e -> List.of(e.left, e.right);
      case GetAttribute e -> List.of(e.target);
      case Has e -> List.of(e.target);
      case Like e -> List.of(e.target);
      case Is e -> e.in.map(group -> List.of(e.target, group)).orElse(List.of(e.target));
      case SetLiteral e -> e.elements;
      case RecordLiteral e -> e.fields.stream().map(Field::value).toList();
      case Call e -> e.arguments;
    };
  }
}
