package dev.ilk.cedar.syntax;

import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads what the head of a policy says of principal, action and resource. */
final class ScopeParser {
  private final TokenStream tokens;

  ScopeParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  Scope entity(Variable variable) {
    head(variable);
    if (tokens.accept("is")) {
      if (!tokens.at(TokenKind.IDENTIFIER)) {
        throw tokens.unexpected("an entity type after `is`");
      }
      Span start = tokens.peek().span();
      EntityType type = Names.type(tokens);
      Span at = tokens.since(start);
      if (tokens.at(TokenKind.DOUBLE_EQUAL)) {
        throw new SyntaxException(tokens.peek().span(), "`is` cannot be combined with `==`");
      }
      return tokens.accept("in")
          ? new Scope.IsIn(type, target(variable), at)
          : new Scope.Is(type, at);
    }
    if (tokens.accept(TokenKind.DOUBLE_EQUAL)) {
      return new Scope.Equal(target(variable));
    }
    if (tokens.accept("in")) {
      Scope.Target target = target(variable);
      if (tokens.peek().is("is")) {
        throw new SyntaxException(
            tokens.peek().span(), "`is` stands before `in`", "write `… is … in …`");
      }
      return new Scope.In(target);
    }
    noOtherOperator("`==`, `in` and `is`");
    return new Scope.Any();
  }

  Scope.Action action() {
    head(Variable.ACTION);
    if (tokens.peek().is("is")) {
      throw new SyntaxException(tokens.peek().span(), "`is` cannot be used with the action");
    }
    if (tokens.accept(TokenKind.DOUBLE_EQUAL)) {
      Span start = tokens.peek().span();
      EntityUid uid = uid("an entity uid");
      return new Scope.Action.Equal(actionOnly(uid, start), tokens.since(start));
    }
    if (tokens.accept("in")) {
      return actions();
    }
    noOtherOperator("`==` and `in`");
    return new Scope.Action.Any();
  }

  private void head(Variable variable) {
    if (!tokens.peek().is(variable.word())) {
      throw tokens.unexpected("`" + variable.word() + "`");
    }
    tokens.take();
    if (tokens.at(TokenKind.COLON)) {
      throw new SyntaxException(
          tokens.peek().span(),
          "types cannot be given with `:` in a policy",
          "write `" + variable.word() + " is …`");
    }
  }

  private void noOtherOperator(String allowed) {
    Token token = tokens.peek();
    if (ExpressionParser.relational(token) != null) {
      throw new SyntaxException(
          token.span(),
          "`" + token.text() + "` cannot be used in the head of a policy",
          "only " + allowed + " can; write other conditions after `when`");
    }
  }

  private Scope.Action actions() {
    Span start = tokens.peek().span();
    int open = parentheses();
    if (!tokens.accept(TokenKind.LEFT_BRACKET)) {
      EntityUid uid = uid("an entity uid or a set of them");
      close(open);
      return new Scope.Action.In(List.of(actionOnly(uid, start)), true, tokens.since(start));
    }
    List<EntityUid> uids = new ArrayList<>();
    while (!tokens.at(TokenKind.RIGHT_BRACKET)) {
      Span at = tokens.peek().span();
      uids.add(actionOnly(uid("an entity uid"), at));
      if (!tokens.accept(TokenKind.COMMA)) {
        break;
      }
    }
    tokens.expect(TokenKind.RIGHT_BRACKET);
    close(open);
    return new Scope.Action.In(uids, false, tokens.since(start));
  }

  private EntityUid actionOnly(EntityUid uid, Span start) {
    if (!uid.type().isAction()) {
      throw new SyntaxException(
          tokens.since(start),
          "`" + uid + "` is not an action",
          "the type of an action is `Action`, with or without namespaces");
    }
    return uid;
  }

  private Scope.Target target(Variable variable) {
    Span start = tokens.peek().span();
    int open = parentheses();
    if (tokens.at(TokenKind.SLOT)) {
      Token slot = tokens.take();
      if (!slot.text().equals("?" + variable.word())) {
        throw new SyntaxException(
            slot.span(),
            "the slot `" + slot.text() + "` cannot stand here",
            "the slot of the " + variable.word() + " is `?" + variable.word() + "`");
      }
      close(open);
      return new Scope.Target.Slot(tokens.since(start));
    }
    EntityUid uid = uid("an entity uid or the template slot `?" + variable.word() + "`");
    close(open);
    return new Scope.Target.Known(uid, tokens.since(start));
  }

  private int parentheses() {
    int open = 0;
    while (tokens.accept(TokenKind.LEFT_PARENTHESIS)) {
      open++;
    }
    return open;
  }

  private void close(int open) {
    for (int i = 0; i < open; i++) {
      tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    }
  }

  private EntityUid uid(String wanted) {
    int open = parentheses();
    if (!tokens.at(TokenKind.IDENTIFIER)) {
      throw tokens.unexpected(wanted);
    }
    Token first = tokens.peek();
    StringBuilder name = new StringBuilder(Names.identifier(tokens));
    while (tokens.accept(TokenKind.DOUBLE_COLON)) {
      if (tokens.at(TokenKind.STRING)) {
        String id = Escapes.string(tokens.take());
        close(open);
        return new EntityUid(EntityType.of(name.toString()), id);
      }
      name.append("::").append(Names.identifier(tokens));
    }
    throw new SyntaxException(
        tokens.since(first.span()),
        "`" + name + "` is not an entity uid",
        "an entity uid is a type and an id, such as `" + name + "::\"…\"`");
  }
}
