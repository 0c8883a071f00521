package dev.ilk.cedar.syntax;

import dev.ilk.cedar.ast.BinaryOperator;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.UnaryOperator;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads expressions by recursive descent, one method for each level of precedence. */
final class ExpressionParser {
  private static final int MOST_SIGNS = 4;

  private final TokenStream tokens;
  private final MemberParser members;

  ExpressionParser(TokenStream tokens) {
    this.tokens = tokens;
    this.members = new MemberParser(tokens, this);
  }

  Expr expression() {
    tokens.enter();
    Expr read = tokens.peek().is("if") ? conditional() : or();
    tokens.leave();
    return read;
  }

  private Expr conditional() {
    Span start = tokens.take().span();
    Expr condition = expression();
    word("then");
    Expr then = expression();
    word("else");
    Expr otherwise = expression();
    return new Expr.If(condition, then, otherwise, tokens.since(start));
  }

  private void word(String word) {
    if (!tokens.accept(word)) {
      throw tokens.unexpected("`" + word + "`");
    }
  }

  private Expr or() {
    Expr first = and();
    if (!tokens.at(TokenKind.DOUBLE_BAR)) {
      return first;
    }
    List<Expr> operands =
        new ArrayList<>(first instanceof Expr.Or o ? o.operands() : List.of(first));
    while (tokens.accept(TokenKind.DOUBLE_BAR)) {
      operands.add(and());
    }
    return new Expr.Or(operands, tokens.since(first.at()));
  }

  private Expr and() {
    Expr first = relation();
    if (!tokens.at(TokenKind.DOUBLE_AMPERSAND)) {
      return first;
    }
    List<Expr> operands =
        new ArrayList<>(first instanceof Expr.And a ? a.operands() : List.of(first));
    while (tokens.accept(TokenKind.DOUBLE_AMPERSAND)) {
      operands.add(relation());
    }
    return new Expr.And(operands, tokens.since(first.at()));
  }

  private Expr relation() {
    Expr left = sum();
    Token sign = tokens.peek();
    if (sign.is("has")) {
      return has(left);
    }
    if (sign.is("like")) {
      return like(left);
    }
    if (sign.is("is")) {
      return is(left);
    }
    BinaryOperator operator = relational(sign);
    if (operator == null) {
      return left;
    }
    tokens.take();
    Expr right = sum();
    if (relational(tokens.peek()) != null) {
      throw new SyntaxException(
          tokens.peek().span(),
          "`" + sign.text() + "` and `" + tokens.peek().text() + "` cannot be chained",
          "put parentheses around one of the comparisons");
    }
    return new Expr.Binary(operator, left, right, tokens.since(left.at()));
  }

  static @Nullable BinaryOperator relational(Token token) {
    return switch (token.kind()) {
      case DOUBLE_EQUAL -> BinaryOperator.EQUAL;
      case NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case LESS -> BinaryOperator.LESS;
      case LESS_EQUAL -> BinaryOperator.LESS_EQUAL;
      case GREATER -> BinaryOperator.GREATER;
      case GREATER_EQUAL -> BinaryOperator.GREATER_EQUAL;
      case IDENTIFIER -> token.is("in") ? BinaryOperator.IN : null;
      case EQUAL ->
          throw new SyntaxException(
              token.span(), "`=` is not an operator", "did you mean to write `==`?");
      default -> null;
    };
  }

  private Expr has(Expr target) {
    tokens.take();
    List<String> path = new ArrayList<>();
    if (tokens.at(TokenKind.STRING)) {
      path.add(Escapes.string(tokens.take()));
    } else if (tokens.at(TokenKind.IDENTIFIER)) {
      do {
        path.add(Names.identifier(tokens));
      } while (tokens.accept(TokenKind.DOT));
    } else {
      throw tokens.unexpected("the name of an attribute after `has`");
    }
    return new Expr.Has(target, path, tokens.since(target.at()));
  }

  private Expr like(Expr target) {
    tokens.take();
    if (!tokens.at(TokenKind.STRING)) {
      throw tokens.unexpected("a pattern in quotes after `like`");
    }
    return new Expr.Like(target, Escapes.pattern(tokens.take()), tokens.since(target.at()));
  }

  private Expr is(Expr target) {
    tokens.take();
    if (!tokens.at(TokenKind.IDENTIFIER)) {
      throw tokens.unexpected("an entity type after `is`");
    }
    EntityType type = Names.type(tokens);
    Optional<Expr> in = tokens.accept("in") ? Optional.of(sum()) : Optional.empty();
    return new Expr.Is(target, type, in, tokens.since(target.at()));
  }

  private Expr sum() {
    Expr left = product();
    while (tokens.at(TokenKind.PLUS) || tokens.at(TokenKind.MINUS)) {
      BinaryOperator operator =
          tokens.take().kind() == TokenKind.PLUS ? BinaryOperator.ADD : BinaryOperator.SUBTRACT;
      left = new Expr.Binary(operator, left, product(), tokens.since(left.at()));
    }
    return left;
  }

  private Expr product() {
    Expr left = unary();
    while (true) {
      if (tokens.at(TokenKind.SLASH) || tokens.at(TokenKind.PERCENT)) {
        throw new SyntaxException(
            tokens.peek().span(), "`" + tokens.peek().text() + "` is not supported");
      }
      if (!tokens.accept(TokenKind.STAR)) {
        return left;
      }
      left = new Expr.Binary(BinaryOperator.MULTIPLY, left, unary(), tokens.since(left.at()));
    }
  }

  private Expr unary() {
    Token first = tokens.peek();
    TokenKind sign = first.kind();
    if (sign != TokenKind.BANG && sign != TokenKind.MINUS) {
      return members.member();
    }
    int signs = 0;
    while (tokens.accept(sign)) {
      if (++signs > MOST_SIGNS) {
        throw new SyntaxException(
            first.span(), "more than " + MOST_SIGNS + " `" + first.text() + "` in a row");
      }
    }
    Expr operand = sign == TokenKind.MINUS ? members.negatable() : members.member();
    if (operand instanceof Expr.LongLiteral negative && members.lastWasNegated()) {
      operand = new Expr.LongLiteral(negative.value(), tokens.since(first.span()));
      signs--;
    }
    for (; signs > 0; signs--) {
      UnaryOperator operator = sign == TokenKind.BANG ? UnaryOperator.NOT : UnaryOperator.NEGATE;
      operand = new Expr.Unary(operator, operand, tokens.since(first.span()));
    }
    return operand;
  }
}
