package dev.ilk.cedar.syntax;

import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.ast.Effect;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.temporal.Formula;
import dev.ilk.cedar.temporal.TemporalClause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads policies and templates. After an error it goes on with the next policy. */
public final class PolicyParser {

  /** How many errors are told at once. */
  private static final int MOST_ERRORS = 20;

  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final ScopeParser scopes;
  private final TemporalParser temporal;

  private PolicyParser(SourceText source) {
    tokens = new TokenStream(source);
    expressions = new ExpressionParser(tokens);
    scopes = new ScopeParser(tokens);
    temporal = new TemporalParser(tokens);
  }

  /**
   * Reads a file of policies.
   *
   * @param source the text
   * @return the policies in order, or what is wrong
   */
  public static Parsed<List<PolicyTree>> read(SourceText source) {
    List<PolicyTree> policies = new ArrayList<>();
    List<Diagnostic> errors = new ArrayList<>();
    try {
      PolicyParser parser = new PolicyParser(source);
      while (!parser.tokens.at(TokenKind.END) && errors.size() < MOST_ERRORS) {
        try {
          policies.add(parser.policy());
        } catch (SyntaxException wrong) {
          errors.add(wrong.diagnostic(source));
          parser.tokens.recover();
        }
      }
    } catch (SyntaxException notEvenTokens) {
      errors.add(notEvenTokens.diagnostic(source));
    }
    return errors.isEmpty() ? Parsed.of(policies) : new Parsed.Refused<>(errors);
  }

  /**
   * Reads one expression that is the whole text.
   *
   * @param source the text
   * @return the expression, or what is wrong
   */
  public static Parsed<Expr> readExpression(SourceText source) {
    try {
      PolicyParser parser = new PolicyParser(source);
      Expr read = parser.expressions.expression();
      parser.tokens.expect(TokenKind.END);
      Depth.check(read);
      return Parsed.of(read);
    } catch (SyntaxException wrong) {
      return Parsed.refused(wrong.diagnostic(source));
    }
  }

  /**
   * Reads the body of one temporal clause that is the whole text.
   *
   * @param source the text
   * @return the formula, or what is wrong
   */
  public static Parsed<Formula> readFormula(SourceText source) {
    try {
      PolicyParser parser = new PolicyParser(source);
      Formula read = parser.temporal.body();
      parser.tokens.expect(TokenKind.END);
      TemporalLegality.check(read);
      return Parsed.of(read);
    } catch (SyntaxException wrong) {
      return Parsed.refused(wrong.diagnostic(source));
    }
  }

  private PolicyTree policy() {
    Span start = tokens.peek().span();
    SequencedMap<String, String> annotations = annotations();
    Effect effect = effect();
    tokens.expect(TokenKind.LEFT_PARENTHESIS);
    Scope principal = scopes.entity(Variable.PRINCIPAL);
    tokens.expect(TokenKind.COMMA);
    Scope.Action action = scopes.action();
    tokens.expect(TokenKind.COMMA);
    Scope resource = scopes.entity(Variable.RESOURCE);
    tokens.accept(TokenKind.COMMA);
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    List<Condition> conditions = new ArrayList<>();
    List<TemporalClause> temporal = new ArrayList<>();
    while (!tokens.at(TokenKind.SEMICOLON)) {
      clause(conditions, temporal);
    }
    tokens.take();
    return new PolicyTree(
        annotations,
        effect,
        principal,
        action,
        resource,
        conditions,
        temporal,
        tokens.since(start));
  }

  private SequencedMap<String, String> annotations() {
    SequencedMap<String, String> read = new LinkedHashMap<>();
    while (tokens.accept(TokenKind.AT)) {
      Token name = tokens.expect(TokenKind.IDENTIFIER);
      String value = "";
      if (tokens.accept(TokenKind.LEFT_PARENTHESIS)) {
        value = Escapes.string(tokens.expect(TokenKind.STRING));
        tokens.expect(TokenKind.RIGHT_PARENTHESIS);
      }
      if (read.putIfAbsent(name.text(), value) != null) {
        throw new SyntaxException(name.span(), "duplicate annotation `@" + name.text() + "`");
      }
    }
    return read;
  }

  private Effect effect() {
    if (!tokens.at(TokenKind.IDENTIFIER)) {
      throw tokens.unexpected("`permit` or `forbid`");
    }
    Token word = tokens.take();
    for (Effect effect : Effect.values()) {
      if (effect.word().equals(word.text())) {
        return effect;
      }
    }
    throw new SyntaxException(
        word.span(),
        "`" + word.text() + "` is not a policy effect",
        "a policy begins with `permit` or `forbid`");
  }

  private void clause(List<Condition> conditions, List<TemporalClause> temporal) {
    Token word = tokens.peek();
    if (!word.is("when") && !word.is("unless")) {
      throw tokens.unexpected("`when`, `unless` or `;`");
    }
    tokens.take();
    boolean overTime = tokens.accept("temporal");
    tokens.expect(TokenKind.LEFT_BRACE);
    if (tokens.at(TokenKind.RIGHT_BRACE)) {
      throw new SyntaxException(
          word.span(), "the `" + word.text() + "` condition is empty", "write an expression in it");
    }
    Condition.Kind kind = word.is("when") ? Condition.Kind.WHEN : Condition.Kind.UNLESS;
    if (overTime) {
      Formula body = this.temporal.body();
      tokens.expect(TokenKind.RIGHT_BRACE);
      TemporalLegality.check(body);
      temporal.add(new TemporalClause(kind, body, tokens.since(word.span())));
    } else {
      Expr body = expressions.expression();
      tokens.expect(TokenKind.RIGHT_BRACE);
      Depth.check(body);
      conditions.add(new Condition(kind, body, tokens.since(word.span())));
    }
  }
}
