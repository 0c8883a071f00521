package dev.ilk.cedar.syntax;

import dev.ilk.cedar.ast.BinaryOperator;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.ExtensionFunction;
import dev.ilk.cedar.ast.UnaryOperator;
import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.diagnostic.Wording;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the tightest level: literals, names, parentheses, and what is accessed or called on them.
 */
final class MemberParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private boolean negated;

  MemberParser(TokenStream tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /**
   * The operand of a minus. An integer takes one minus into itself, since the smallest number has
   * no positive counterpart; {@link #lastWasNegated} then tells so.
   */
  Expr negatable() {
    negated = false;
    if (!tokens.at(TokenKind.INTEGER)) {
      return member();
    }
    Token number = tokens.take();
    boolean alone =
        !tokens.at(TokenKind.DOT)
            && !tokens.at(TokenKind.LEFT_BRACKET)
            && !tokens.at(TokenKind.LEFT_PARENTHESIS);
    Expr literal = integer(number, alone);
    negated = alone;
    return alone ? literal : accesses(literal);
  }

  boolean lastWasNegated() {
    return negated;
  }

  Expr member() {
    negated = false;
    Expr read = accesses(primary());
    negated = false;
    return read;
  }

  private Expr accesses(Expr start) {
    Expr target = start;
    while (true) {
      if (tokens.accept(TokenKind.DOT)) {
        Span at = tokens.peek().span();
        String name = Names.identifier(tokens);
        target =
            tokens.at(TokenKind.LEFT_PARENTHESIS)
                ? method(target, name, at)
                : new Expr.GetAttribute(target, name, tokens.since(start.at()));
      } else if (tokens.accept(TokenKind.LEFT_BRACKET)) {
        if (!tokens.at(TokenKind.STRING)) {
          throw tokens.unexpected("the name of an attribute in quotes");
        }
        String name = Escapes.string(tokens.take());
        tokens.expect(TokenKind.RIGHT_BRACKET);
        target = new Expr.GetAttribute(target, name, tokens.since(start.at()));
      } else if (tokens.at(TokenKind.LEFT_PARENTHESIS)) {
        throw new SyntaxException(
            start.at(), "only functions and methods can be called, not expressions");
      } else {
        return target;
      }
    }
  }

  private Expr method(Expr target, String name, Span at) {
    List<Expr> arguments = arguments();
    Span whole = tokens.since(target.at());
    for (BinaryOperator operator : BinaryOperator.values()) {
      if (operator.isMethod() && operator.symbol().equals(name)) {
        arity(name, 1, arguments, at);
        return new Expr.Binary(operator, target, arguments.getFirst(), whole);
      }
    }
    if (name.equals(UnaryOperator.IS_EMPTY.symbol())) {
      arity(name, 0, arguments, at);
      return new Expr.Unary(UnaryOperator.IS_EMPTY, target, whole);
    }
    ExtensionFunction function =
        ExtensionFunction.named(name)
            .orElseThrow(() -> new SyntaxException(at, "`" + name + "` is not a method"));
    if (!function.isMethod()) {
      throw new SyntaxException(
          at, "`" + name + "` is a function, not a method", "write `" + name + "(…)`");
    }
    arguments.addFirst(target);
    return new Expr.Call(function, arguments, whole);
  }

  private static void arity(String name, int wanted, List<Expr> arguments, Span at) {
    if (arguments.size() != wanted) {
      throw new SyntaxException(at, Wording.arity(name, wanted, arguments.size()));
    }
  }

  private List<Expr> arguments() {
    tokens.expect(TokenKind.LEFT_PARENTHESIS);
    return list(TokenKind.RIGHT_PARENTHESIS);
  }

  private List<Expr> list(TokenKind close) {
    List<Expr> elements = new ArrayList<>();
    while (!tokens.at(close)) {
      elements.add(expressions.expression());
      if (!tokens.accept(TokenKind.COMMA)) {
        break;
      }
    }
    tokens.expect(close);
    return elements;
  }

  private Expr primary() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case INTEGER -> integer(tokens.take(), false);
      case STRING -> new Expr.StringLiteral(Escapes.string(tokens.take()), token.span());
      case IDENTIFIER -> named();
      case LEFT_PARENTHESIS -> {
        tokens.take();
        Expr inner = expressions.expression();
        tokens.expect(TokenKind.RIGHT_PARENTHESIS);
        yield inner;
      }
      case LEFT_BRACKET -> {
        tokens.take();
        List<Expr> elements = list(TokenKind.RIGHT_BRACKET);
        yield new Expr.SetLiteral(elements, tokens.since(token.span()));
      }
      case LEFT_BRACE -> record();
      case SLOT ->
          throw new SyntaxException(
              token.span(),
              "the slot `" + token.text() + "` stands outside the scope of a policy",
              "slots stand after `==` or `in` in the head");
      default -> throw tokens.unexpected("an expression");
    };
  }

  private static Expr integer(Token token, boolean negative) {
    BigInteger number = new BigInteger(token.text().length() > 40 ? "9".repeat(40) : token.text());
    BigInteger signed = negative ? number.negate() : number;
    if (signed.bitLength() >= Long.SIZE) {
      throw new SyntaxException(
          token.span(),
          "integer literal `" + token.text() + "` is too large",
          "the largest is " + Long.MAX_VALUE);
    }
    return new Expr.LongLiteral(signed.longValueExact(), token.span());
  }

  private Expr named() {
    Token first = tokens.take();
    switch (first.text()) {
      case "true", "false" -> {
        return new Expr.BoolLiteral(first.is("true"), first.span());
      }
      case "principal", "action", "resource", "context" -> {
        if (!tokens.at(TokenKind.DOUBLE_COLON)) {
          return variable(first);
        }
      }
      default -> {}
    }
    StringBuilder name = new StringBuilder(Names.usable(first.text(), first.span()));
    while (tokens.accept(TokenKind.DOUBLE_COLON)) {
      if (tokens.at(TokenKind.STRING)) {
        String id = Escapes.string(tokens.take());
        EntityUid uid = new EntityUid(EntityType.of(name.toString()), id);
        return new Expr.EntityLiteral(uid, tokens.since(first.span()));
      }
      name.append("::").append(Names.identifier(tokens));
    }
    if (!tokens.at(TokenKind.LEFT_PARENTHESIS)) {
      throw new SyntaxException(
          tokens.since(first.span()),
          "`" + name + "` is not a variable",
          "the variables are `principal`, `action`, `resource` and `context`; a string needs"
              + " quotes");
    }
    return function(name.toString(), first.span());
  }

  private Expr variable(Token word) {
    if (tokens.at(TokenKind.LEFT_PARENTHESIS)) {
      throw new SyntaxException(word.span(), "`" + word.text() + "` cannot be called");
    }
    for (Variable variable : Variable.values()) {
      if (variable.word().equals(word.text())) {
        return new Expr.Var(variable, word.span());
      }
    }
    throw new IllegalArgumentException(word.text());
  }

  private Expr function(String name, Span at) {
    Optional<ExtensionFunction> function = ExtensionFunction.named(name);
    if (function.filter(f -> !f.isMethod()).isPresent()) {
      return new Expr.Call(function.get(), arguments(), tokens.since(at));
    }
    boolean method =
        function.isPresent()
            || name.equals(UnaryOperator.IS_EMPTY.symbol())
            || Set.of("contains", "containsAll", "containsAny", "hasTag", "getTag").contains(name);
    throw method
        ? new SyntaxException(
            at, "`" + name + "` is a method, not a function", "write `…." + name + "(…)`")
        : new SyntaxException(at, "`" + name + "` is not a function");
  }

  private Expr record() {
    Span start = tokens.take().span();
    List<Expr.Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (!tokens.at(TokenKind.RIGHT_BRACE)) {
      Token key = tokens.peek();
      String name =
          switch (key.kind()) {
            case STRING -> Escapes.string(tokens.take());
            case IDENTIFIER -> Names.identifier(tokens);
            default -> throw tokens.unexpected("the name of an attribute");
          };
      tokens.expect(TokenKind.COLON);
      if (!names.add(name)) {
        throw new SyntaxException(key.span(), "duplicate attribute `" + name + "` in a record");
      }
      fields.add(new Expr.Field(name, expressions.expression()));
      if (!tokens.accept(TokenKind.COMMA)) {
        break;
      }
    }
    tokens.expect(TokenKind.RIGHT_BRACE);
    return new Expr.RecordLiteral(fields, tokens.since(start));
  }
}
