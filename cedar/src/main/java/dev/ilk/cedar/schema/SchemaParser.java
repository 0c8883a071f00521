package dev.ilk.cedar.schema;

import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.syntax.Escapes;
import dev.ilk.cedar.syntax.SyntaxException;
import dev.ilk.cedar.syntax.Token;
import dev.ilk.cedar.syntax.TokenKind;
import dev.ilk.cedar.syntax.TokenStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads schemas in Cedar's own syntax. */
final class SchemaParser {
  private final TokenStream tokens;
  private final SchemaTypeParser types;
  private final Fragment fragment = new Fragment();

  private SchemaParser(SourceText source) {
    tokens = new TokenStream(source);
    types = new SchemaTypeParser(tokens);
  }

  static Fragment read(SourceText source) {
    SchemaParser parser = new SchemaParser(source);
    while (!parser.tokens.at(TokenKind.END)) {
      parser.topLevel();
    }
    return parser.fragment;
  }

  private void topLevel() {
    types.annotations();
    if (!tokens.peek().is("namespace")) {
      declaration(fragment.namespaces.computeIfAbsent("", n -> new Fragment.Namespace()));
      return;
    }
    tokens.take();
    Span start = tokens.peek().span();
    String name = types.path();
    Span at = tokens.since(start);
    if (!EntityType.isValid(name)) {
      throw new SyntaxException(at, "`" + name + "` is reserved and cannot be a namespace");
    }
    Fragment.Namespace namespace = new Fragment.Namespace();
    if (fragment.namespaces.putIfAbsent(name, namespace) != null) {
      throw new SyntaxException(at, "duplicate namespace `" + name + "`");
    }
    tokens.expect(TokenKind.LEFT_BRACE);
    while (!tokens.accept(TokenKind.RIGHT_BRACE)) {
      types.annotations();
      declaration(namespace);
    }
  }

  private void declaration(Fragment.Namespace namespace) {
    Token word = tokens.peek();
    switch (word.text()) {
      case "entity" -> entity(namespace);
      case "action" -> action(namespace);
      case "type" -> common(namespace);
      default -> throw tokens.unexpected("`entity`, `action`, `type` or `namespace`");
    }
    tokens.expect(TokenKind.SEMICOLON);
  }

  private void common(Fragment.Namespace namespace) {
    tokens.take();
    Token name = tokens.peek();
    String declared = types.declaredName();
    tokens.expect(TokenKind.EQUAL);
    Fragment.Common common = new Fragment.Common(types.type(), name.span());
    declare(namespace.commonTypes, declared, common, name.span());
  }

  private void entity(Fragment.Namespace namespace) {
    tokens.take();
    List<Token> names = new ArrayList<>();
    do {
      names.add(tokens.peek());
      types.declaredName();
    } while (tokens.accept(TokenKind.COMMA));
    Fragment.Entity entity =
        tokens.accept("enum") ? enumerated(names.getFirst()) : standard(names.getFirst());
    for (Token name : names) {
      declare(namespace.entityTypes, name.text(), entity, name.span());
    }
  }

  private Fragment.Entity enumerated(Token name) {
    List<String> choices = new ArrayList<>();
    tokens.expect(TokenKind.LEFT_BRACKET);
    do {
      choices.add(Escapes.string(tokens.expect(TokenKind.STRING)));
    } while (tokens.accept(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_BRACKET));
    tokens.expect(TokenKind.RIGHT_BRACKET);
    return new Fragment.Entity(
        List.of(),
        TypeExpression.Fields.EMPTY,
        Optional.empty(),
        Optional.of(choices),
        name.span());
  }

  private Fragment.Entity standard(Token name) {
    List<TypeExpression.Named> parents = tokens.accept("in") ? types.entityTypes() : List.of();
    TypeExpression shape = TypeExpression.Fields.EMPTY;
    if (tokens.accept(TokenKind.EQUAL) || tokens.at(TokenKind.LEFT_BRACE)) {
      shape = types.fields();
    }
    Optional<TypeExpression> tags =
        tokens.accept("tags") ? Optional.of(types.type()) : Optional.empty();
    return new Fragment.Entity(parents, shape, tags, Optional.empty(), name.span());
  }

  private void action(Fragment.Namespace namespace) {
    tokens.take();
    List<Token> names = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    do {
      names.add(tokens.peek());
      ids.add(types.name());
    } while (tokens.accept(TokenKind.COMMA));
    List<Fragment.ActionName> parents = tokens.accept("in") ? actionNames() : List.of();
    AppliesTo appliesTo =
        tokens.accept("appliesTo") ? appliesTo(names.getFirst()) : AppliesTo.NOTHING;
    if (tokens.accept("attributes")) {
      tokens.expect(TokenKind.LEFT_BRACE);
      tokens.expect(TokenKind.RIGHT_BRACE);
    }
    for (int i = 0; i < names.size(); i++) {
      Span at = names.get(i).span();
      Fragment.Action action =
          new Fragment.Action(
              parents, appliesTo.principals, appliesTo.resources, appliesTo.context, at);
      declare(namespace.actions, ids.get(i), action, at);
    }
  }

  private List<Fragment.ActionName> actionNames() {
    if (!tokens.accept(TokenKind.LEFT_BRACKET)) {
      return List.of(actionName());
    }
    List<Fragment.ActionName> names = new ArrayList<>();
    do {
      names.add(actionName());
    } while (tokens.accept(TokenKind.COMMA));
    tokens.expect(TokenKind.RIGHT_BRACKET);
    return names;
  }

  private Fragment.ActionName actionName() {
    Span start = tokens.peek().span();
    if (tokens.at(TokenKind.STRING)) {
      return new Fragment.ActionName("Action", types.name(), start);
    }
    String first = types.identifier();
    if (!tokens.at(TokenKind.DOUBLE_COLON)) {
      return new Fragment.ActionName("Action", first, start);
    }
    StringBuilder type = new StringBuilder(first);
    while (tokens.accept(TokenKind.DOUBLE_COLON)) {
      if (tokens.at(TokenKind.STRING)) {
        String id = Escapes.string(tokens.take());
        return new Fragment.ActionName(type.toString(), id, tokens.since(start));
      }
      type.append("::").append(types.identifier());
    }
    throw tokens.unexpected("`::` and the id of an action in quotes");
  }

  private record AppliesTo(
      List<TypeExpression.Named> principals,
      List<TypeExpression.Named> resources,
      TypeExpression context) {
    static final AppliesTo NOTHING =
        new AppliesTo(List.of(), List.of(), TypeExpression.Fields.EMPTY);
  }

  private AppliesTo appliesTo(Token action) {
    tokens.expect(TokenKind.LEFT_BRACE);
    List<TypeExpression.Named> principals = List.of();
    List<TypeExpression.Named> resources = List.of();
    TypeExpression context = TypeExpression.Fields.EMPTY;
    Set<String> seen = new HashSet<>();
    do {
      Token part = tokens.expect(TokenKind.IDENTIFIER);
      if (!Set.of("principal", "resource", "context").contains(part.text())) {
        throw new SyntaxException(
            part.span(), "`" + part.text() + "` is not `principal`, `resource` or `context`");
      }
      if (!seen.add(part.text())) {
        throw new SyntaxException(part.span(), "duplicate `" + part.text() + "` declaration");
      }
      tokens.expect(TokenKind.COLON);
      Token value = tokens.peek();
      if (part.is("context")) {
        context = types.context();
        continue;
      }
      List<TypeExpression.Named> list = types.entityTypes();
      if (list.isEmpty()) {
        throw new SyntaxException(
            value.span(), "the list of `" + part.text() + "` types is empty", "name at least one");
      }
      if (part.is("principal")) {
        principals = list;
      } else {
        resources = list;
      }
    } while (tokens.accept(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_BRACE));
    tokens.expect(TokenKind.RIGHT_BRACE);
    for (String needed : List.of("principal", "resource")) {
      if (!seen.contains(needed)) {
        throw new SyntaxException(
            action.span(), "the action does not say to which `" + needed + "` types it applies");
      }
    }
    return new AppliesTo(principals, resources, context);
  }

  private static <D> void declare(Map<String, D> declared, String name, D declaration, Span at) {
    if (declared.putIfAbsent(name, declaration) != null) {
      throw new SyntaxException(at, "`" + name + "` is declared twice");
    }
  }
}
