package dev.ilk.cedar.schema;

import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.schema.TypeExpression.Meaning;
import dev.ilk.cedar.syntax.Escapes;
import dev.ilk.cedar.syntax.SyntaxException;
import dev.ilk.cedar.syntax.Token;
import dev.ilk.cedar.syntax.TokenKind;
import dev.ilk.cedar.syntax.TokenStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Reads the types, names and annotations of a schema. */
final class SchemaTypeParser {
  private static final String INTERNAL = "__cedar";

  private final TokenStream tokens;

  SchemaTypeParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** Annotations say nothing to the validator; they are checked and dropped. */
  void annotations() {
    Set<String> seen = new HashSet<>();
    while (tokens.accept(TokenKind.AT)) {
      Token name = tokens.expect(TokenKind.IDENTIFIER);
      if (!seen.add(name.text())) {
        throw new SyntaxException(name.span(), "duplicate annotation `@" + name.text() + "`");
      }
      if (tokens.accept(TokenKind.LEFT_PARENTHESIS)) {
        Escapes.string(tokens.expect(TokenKind.STRING));
        tokens.expect(TokenKind.RIGHT_PARENTHESIS);
      }
    }
  }

  /** An identifier, which may be the namespace of what is built in. */
  String identifier() {
    Token token = tokens.expect(TokenKind.IDENTIFIER);
    if (!EntityType.isIdentifier(token.text()) && !token.text().equals(INTERNAL)) {
      throw new SyntaxException(
          token.span(),
          "`" + token.text() + "` is reserved",
          "put it in quotes if it may stand there");
    }
    return token.text();
  }

  /** An identifier that is being declared. */
  String declaredName() {
    Token token = tokens.peek();
    String name = identifier();
    if (name.equals(INTERNAL)) {
      throw new SyntaxException(token.span(), "`" + name + "` is reserved and cannot be declared");
    }
    return name;
  }

  /** An identifier or a string. */
  String name() {
    return tokens.at(TokenKind.STRING) ? Escapes.string(tokens.take()) : identifier();
  }

  /** Identifiers joined by {@code ::}. */
  String path() {
    StringBuilder path = new StringBuilder(identifier());
    while (tokens.accept(TokenKind.DOUBLE_COLON)) {
      path.append("::").append(identifier());
    }
    return path.toString();
  }

  private TypeExpression.Named named(Meaning meaning) {
    Span start = tokens.peek().span();
    String path = path();
    return new TypeExpression.Named(path, meaning, tokens.since(start));
  }

  /** One entity type, or a list of them in brackets. */
  List<TypeExpression.Named> entityTypes() {
    if (!tokens.accept(TokenKind.LEFT_BRACKET)) {
      return List.of(named(Meaning.ENTITY));
    }
    List<TypeExpression.Named> types = new ArrayList<>();
    while (!tokens.at(TokenKind.RIGHT_BRACKET)) {
      types.add(named(Meaning.ENTITY));
      if (!tokens.accept(TokenKind.COMMA)) {
        break;
      }
    }
    tokens.expect(TokenKind.RIGHT_BRACKET);
    return types;
  }

  /** A record type, or the name of one. */
  TypeExpression context() {
    return tokens.at(TokenKind.LEFT_BRACE) ? fields() : named(Meaning.COMMON);
  }

  TypeExpression type() {
    tokens.enter();
    TypeExpression type = tokens.at(TokenKind.LEFT_BRACE) ? fields() : setOrName();
    tokens.leave();
    return type;
  }

  private TypeExpression setOrName() {
    TypeExpression.Named name = named(Meaning.EITHER);
    if (!name.name().equals("Set") || !tokens.accept(TokenKind.LESS)) {
      return name;
    }
    TypeExpression element = type();
    tokens.expect(TokenKind.GREATER);
    return new TypeExpression.SetOf(element);
  }

  TypeExpression.Fields fields() {
    tokens.expect(TokenKind.LEFT_BRACE);
    TreeMap<String, TypeExpression.Field> fields = new TreeMap<>();
    while (!tokens.at(TokenKind.RIGHT_BRACE)) {
      annotations();
      Token start = tokens.peek();
      String name = name();
      boolean required = !tokens.accept(TokenKind.QUESTION);
      tokens.expect(TokenKind.COLON);
      if (fields.put(name, new TypeExpression.Field(type(), required)) != null) {
        throw new SyntaxException(start.span(), "duplicate attribute `" + name + "`");
      }
      if (!tokens.accept(TokenKind.COMMA)) {
        break;
      }
    }
    tokens.expect(TokenKind.RIGHT_BRACE);
    return new TypeExpression.Fields(fields);
  }
}
