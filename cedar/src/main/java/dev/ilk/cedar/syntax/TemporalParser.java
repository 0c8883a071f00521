package dev.ilk.cedar.syntax;

import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.temporal.Binder;
import dev.ilk.cedar.temporal.Comparator;
import dev.ilk.cedar.temporal.EventField;
import dev.ilk.cedar.temporal.EventKind;
import dev.ilk.cedar.temporal.Formula;
import dev.ilk.cedar.temporal.Term;
import dev.ilk.cedar.temporal.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of {@code when temporal { … }}. {@code !} binds tighter than {@code since}, which
 * binds tighter than {@code &&}; {@code exists} and {@code where} reach as far right as they can.
 */
final class TemporalParser {
  private final TokenStream tokens;
  private final TemporalTerms terms;

  TemporalParser(TokenStream tokens) {
    this.tokens = tokens;
    this.terms = new TemporalTerms(tokens, this);
  }

  /** A whole clause's body. */
  Formula body() {
    terms.begin();
    return condition();
  }

  Formula condition() {
    tokens.enter();
    Formula first = conjunct(null);
    Formula read = chain(first);
    tokens.leave();
    return read;
  }

  private Formula chain(Formula first) {
    if (!tokens.at(TokenKind.DOUBLE_AMPERSAND)) {
      if (tokens.at(TokenKind.DOUBLE_BAR)) {
        throw disjunction();
      }
      return first;
    }
    List<Formula> operands = new ArrayList<>(List.of(first));
    while (tokens.accept(TokenKind.DOUBLE_AMPERSAND)) {
      operands.add(conjunct(null));
    }
    if (tokens.at(TokenKind.DOUBLE_BAR)) {
      throw disjunction();
    }
    return new Formula.And(operands, tokens.since(first.at()));
  }

  private SyntaxException disjunction() {
    return new SyntaxException(
        tokens.peek().span(),
        "`||` cannot stand in a temporal condition",
        "write two policies, one for each side");
  }

  /** One side of {@code &&}; its first term may have been read already. */
  private Formula conjunct(Term.@Nullable Aggregate begun) {
    Span start = begun == null ? tokens.peek().span() : begun.at();
    int negations = 0;
    while (begun == null && tokens.accept(TokenKind.BANG)) {
      negations++;
    }
    Formula read = begun == null ? simple() : comparison(begun);
    // Two and four negations mean the same, so two bound the depth; none would mean something else,
    // since a negation binds no variable.
    for (int i = negations > 2 ? 2 - negations % 2 : negations; i > 0; i--) {
      read = new Formula.Not(read, tokens.since(start));
    }
    if (!tokens.accept("since")) {
      return read;
    }
    Window window = window();
    Formula anchor = atom();
    return new Formula.Since(read, window, anchor, tokens.since(start));
  }

  private Formula simple() {
    Token token = tokens.peek();
    if (token.is("formerly")) {
      tokens.take();
      Window window = window();
      return new Formula.Formerly(window, atom(), tokens.since(token.span()));
    }
    if (token.is("previous")) {
      tokens.take();
      Window window = window();
      return new Formula.Previous(window, atom(), tokens.since(token.span()));
    }
    if (token.is("exists")) {
      return exists();
    }
    return atom();
  }

  private Formula exists() {
    Span start = tokens.take().span();
    Binder binder = terms.binder();
    tokens.expect(TokenKind.DOT);
    return new Formula.Exists(binder, condition(), tokens.since(start));
  }

  /** What stands under an operator without parentheses. */
  private Formula atom() {
    Token token = tokens.peek();
    if (token.is("formerly") || token.is("previous") || token.is("exists")) {
      throw new SyntaxException(
          token.span(),
          "`" + token.text() + "` under another operator needs parentheses",
          "write `(" + token.text() + " …)`");
    }
    if (token.kind() == TokenKind.LEFT_PARENTHESIS) {
      return parenthesized();
    }
    if (token.is("tp")) {
      tokens.take();
      tokens.expect(TokenKind.LEFT_PARENTHESIS);
      String variable = terms.variable();
      tokens.expect(TokenKind.RIGHT_PARENTHESIS);
      return new Formula.Timepoint(variable, tokens.since(token.span()));
    }
    if (token.is("bind")) {
      return bind();
    }
    Term left = terms.operand();
    if (left instanceof Term.Literal(EntityUid action, Span at)
        && tokens.at(TokenKind.DOUBLE_COLON)) {
      return match(action, at);
    }
    return comparison(left);
  }

  /** A formula in parentheses, or an aggregate in parentheses with its comparison. */
  private Formula parenthesized() {
    tokens.take();
    tokens.enter();
    Formula read;
    if (terms.atAggregate()) {
      Term.Aggregate aggregate = terms.aggregate();
      if (tokens.accept(TokenKind.RIGHT_PARENTHESIS)) {
        tokens.leave();
        return comparison(aggregate);
      }
      read = chain(conjunct(aggregate));
    } else {
      read = condition();
    }
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    tokens.leave();
    return read;
  }

  private Formula comparison(Term left) {
    Optional<Comparator> operator = operator(tokens.peek());
    if (operator.isEmpty()) {
      throw tokens.unexpected("`::` and a kind of event, or a comparison");
    }
    tokens.take();
    Term right = terms.operand();
    return new Formula.Compare(operator.get(), left, right, tokens.since(left.at()));
  }

  private static Optional<Comparator> operator(Token token) {
    for (Comparator operator : Comparator.values()) {
      if (operator.sign().equals(token.text()) && token.kind() != TokenKind.STRING) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private Formula match(EntityUid action, Span start) {
    tokens.take();
    Token word = tokens.expect(TokenKind.IDENTIFIER);
    EventKind kind =
        EventKind.of(word.text())
            .orElseThrow(() ->
                new SyntaxException(
                    word.span(),
                    "`" + word.text() + "` is not a kind of event",
                    "the kinds are `request`, `response` and `error`"));
    List<Formula.Field> fields = new ArrayList<>();
    do {
      fields(fields);
    } while (tokens.at(TokenKind.LEFT_BRACE));
    return new Formula.Match(action, kind, fields, tokens.since(start));
  }

  private void fields(List<Formula.Field> fields) {
    tokens.expect(TokenKind.LEFT_BRACE);
    while (!tokens.at(TokenKind.RIGHT_BRACE)) {
      EventField field = field();
      tokens.expect(TokenKind.COLON);
      fields.add(new Formula.Field(field, terms.pattern()));
      if (!tokens.accept(TokenKind.COMMA)) {
        break;
      }
    }
    tokens.expect(TokenKind.RIGHT_BRACE);
  }

  private EventField field() {
    Span start = tokens.peek().span();
    List<String> path = terms.path();
    return EventField.of(path)
        .orElseThrow(() ->
            new SyntaxException(
                tokens.since(start),
                "events have no field `" + String.join(".", path) + "`",
                "they have `input.…`, `output.…`, `callerPrincipal`, `callerResource` and"
                    + " `requestId`"));
  }

  /** {@code bind(n, A, B)} is {@code exists (n: Long). (A == n && B)}. */
  private Formula bind() {
    Span start = tokens.take().span();
    tokens.expect(TokenKind.LEFT_PARENTHESIS);
    Span at = tokens.peek().span();
    Binder name = new Binder(terms.variable(), "Long", at);
    tokens.expect(TokenKind.COMMA);
    Term value = terms.operand();
    tokens.expect(TokenKind.COMMA);
    Formula body = condition();
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    Span whole = tokens.since(start);
    Formula equal =
        new Formula.Compare(Comparator.EQUAL, value, new Term.Name(name.name(), at), whole);
    return new Formula.Exists(name, new Formula.And(List.of(equal, body), whole), whole);
  }

  private Window window() {
    if (!tokens.accept("within")) {
      throw new SyntaxException(
          tokens.peek().span(),
          "a temporal operator needs a window",
          "say how far it looks back, such as `within 1h`");
    }
    return terms.interval();
  }
}
