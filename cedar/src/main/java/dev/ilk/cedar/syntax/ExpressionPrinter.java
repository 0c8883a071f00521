package dev.ilk.cedar.syntax;

import dev.ilk.cedar.ast.BinaryOperator;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.UnaryOperator;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.Quoting;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes expressions with no more parentheses than they need. Two expressions print alike exactly
 * if they differ in nothing but their spans, so the text also serves as a key.
 */
public final class ExpressionPrinter {

  // The levels of the grammar, the loosest first.
  private static final int EXPRESSION = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int RELATION = 3;
  private static final int SUM = 4;
  private static final int PRODUCT = 5;
  private static final int UNARY = 6;
  private static final int MEMBER = 7;

  private ExpressionPrinter() {}

  /**
   * An expression as text.
   *
   * @param expression the expression
   * @return text that reads back as an equal expression
   */
  public static String print(Expr expression) {
    return switch (expression) {
      case Expr.BoolLiteral e -> String.valueOf(e.value());
      case Expr.LongLiteral e -> String.valueOf(e.value());
      case Expr.StringLiteral e -> Quoting.quote(e.value());
      case Expr.EntityLiteral e -> e.uid().toString();
      case Expr.Var e -> e.variable().word();
      case Expr.If e ->
          "if "
              + print(e.condition())
              + " then "
              + print(e.then())
              + " else "
              + print(e.otherwise());
      case Expr.And e -> chain(e.operands(), " && ", AND);
      case Expr.Or e -> chain(e.operands(), " || ", OR);
      case Expr.Unary e -> unary(e);
      case Expr.Binary e -> binary(e);
      case Expr.GetAttribute e ->
          at(MEMBER, e.target())
              + (EntityType.isIdentifier(e.attribute())
                  ? "." + e.attribute()
                  : "[" + Quoting.quote(e.attribute()) + "]");
      case Expr.Has e -> at(SUM, e.target()) + " has " + path(e.path());
      case Expr.Like e -> at(SUM, e.target()) + " like " + e.pattern();
      case Expr.Is e ->
          at(SUM, e.target()) + " is " + e.type() + e.in().map(g -> " in " + at(SUM, g)).orElse("");
      case Expr.SetLiteral e -> list(e.elements(), "[", "]");
      case Expr.RecordLiteral e ->
          e.fields().stream()
              .map(f -> Quoting.quote(f.name()) + ": " + print(f.value()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Expr.Call e -> call(e);
    };
  }

  private static String chain(List<Expr> operands, String sign, int level) {
    return operands.stream()
        .map(operand -> at(level + 1, operand))
        .collect(Collectors.joining(sign));
  }

  private static String unary(Expr.Unary e) {
    if (e.operator() == UnaryOperator.IS_EMPTY) {
      return at(MEMBER, e.operand()) + ".isEmpty()";
    }
    boolean number = e.operand() instanceof Expr.LongLiteral;
    String operand = number ? "(" + print(e.operand()) + ")" : at(MEMBER, e.operand());
    return e.operator().symbol() + operand;
  }

  private static String binary(Expr.Binary e) {
    BinaryOperator operator = e.operator();
    String symbol = operator.symbol();
    if (operator.isMethod()) {
      return at(MEMBER, e.left()) + "." + symbol + "(" + print(e.right()) + ")";
    }
    return switch (operator) {
      case ADD, SUBTRACT -> at(SUM, e.left()) + " " + symbol + " " + at(PRODUCT, e.right());
      case MULTIPLY -> at(PRODUCT, e.left()) + " " + symbol + " " + at(UNARY, e.right());
      default -> at(SUM, e.left()) + " " + symbol + " " + at(SUM, e.right());
    };
  }

  private static String path(List<String> path) {
    return path.stream().allMatch(EntityType::isIdentifier)
        ? String.join(".", path)
        : path.stream().map(Quoting::quote).collect(Collectors.joining("."));
  }

  private static String call(Expr.Call e) {
    String name = e.function().spelling();
    if (!e.function().isMethod() || e.arguments().isEmpty()) {
      return name + list(e.arguments(), "(", ")");
    }
    List<Expr> rest = e.arguments().subList(1, e.arguments().size());
    return at(MEMBER, e.arguments().getFirst()) + "." + name + list(rest, "(", ")");
  }

  private static String list(List<Expr> elements, String open, String close) {
    return elements.stream()
        .map(ExpressionPrinter::print)
        .collect(Collectors.joining(", ", open, close));
  }

  private static String at(int level, Expr expression) {
    String text = print(expression);
    return level(expression) >= level ? text : "(" + text + ")";
  }

  private static int level(Expr expression) {
    return switch (expression) {
      case Expr.If _ -> EXPRESSION;
      case Expr.Or _ -> OR;
      case Expr.And _ -> AND;
      case Expr.Has _, Expr.Like _, Expr.Is _ -> RELATION;
      case Expr.Unary e -> e.operator() == UnaryOperator.IS_EMPTY ? MEMBER : UNARY;
      case Expr.LongLiteral e -> e.value() < 0 ? UNARY : MEMBER;
      case Expr.Binary e -> level(e.operator());
      case Expr.BoolLiteral _,
          Expr.StringLiteral _,
          Expr.EntityLiteral _,
          Expr.Var _,
          Expr.GetAttribute _,
          Expr.SetLiteral _,
          Expr.RecordLiteral _,
          Expr.Call _ ->
          MEMBER;
    };
  }

  private static int level(BinaryOperator operator) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN -> RELATION;
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY -> PRODUCT;
      case CONTAINS, CONTAINS_ALL, CONTAINS_ANY, HAS_TAG, GET_TAG -> MEMBER;
    };
  }
}
