package dev.ilk.cedar.syntax;

import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.data.DecimalValue;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.temporal.Binder;
import dev.ilk.cedar.temporal.Formula;
import dev.ilk.cedar.temporal.Term;
import dev.ilk.cedar.temporal.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads terms, aggregates and the macros that stand for aggregates. */
final class TemporalTerms {
  private static final Set<String> MACROS =
      Set.of("count_within", "count_distinct_within", "sum_within");
  private static final Set<String> RESERVED =
      Set.of(
          "formerly",
          "previous",
          "since",
          "within",
          "exists",
          "tp",
          "bind",
          "count",
          "sum",
          "for",
          "where",
          "principal",
          "action",
          "resource",
          "context",
          "decimal",
          "temporal");

  private final TokenStream tokens;
  private final TemporalParser formulas;
  private int fresh;

  TemporalTerms(TokenStream tokens, TemporalParser formulas) {
    this.tokens = tokens;
    this.formulas = formulas;
  }

  /** Begins a clause, so that the names that macros make depend on nothing but the clause. */
  void begin() {
    fresh = 0;
  }

  boolean atAggregate() {
    Token token = tokens.peek();
    return token.is("count") || token.is("sum") || MACROS.contains(token.text());
  }

  /** One side of a comparison: the only place of an aggregate. */
  Term operand() {
    if (atAggregate()) {
      return aggregate();
    }
    if (!tokens.accept(TokenKind.LEFT_PARENTHESIS)) {
      return pattern();
    }
    if (!atAggregate()) {
      throw tokens.unexpected("`count`, `sum` or a macro that counts or sums");
    }
    Term.Aggregate aggregate = aggregate();
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    return aggregate;
  }

  Term pattern() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case STRING -> new Term.Literal(Value.of(Escapes.string(tokens.take())), token.span());
      case INTEGER -> integer(token.span(), "");
      case MINUS -> {
        tokens.take();
        yield integer(token.span(), "-");
      }
      case STAR -> new Term.Wildcard(tokens.take().span());
      case IDENTIFIER -> word();
      default -> throw tokens.unexpected("a term");
    };
  }

  private Term integer(Span start, String sign) {
    Token digits = tokens.expect(TokenKind.INTEGER);
    try {
      long number = Long.parseLong(sign + digits.text());
      return new Term.Literal(Value.of(number), tokens.since(start));
    } catch (NumberFormatException tooLarge) {
      throw new SyntaxException(
          digits.span(), "integer literal `" + digits.text() + "` is too large");
    }
  }

  private Term word() {
    if (atAggregate()) {
      throw new SyntaxException(
          tokens.peek().span(), "an aggregate can stand only beside a comparison");
    }
    Token first = tokens.take();
    Span at = first.span();
    return switch (first.text()) {
      case "true", "false" -> new Term.Literal(Value.of(first.is("true")), at);
      case "_" -> new Term.Wildcard(at);
      case "principal" -> ofRequest(Variable.PRINCIPAL, at);
      case "resource" -> ofRequest(Variable.RESOURCE, at);
      case "context" -> {
        Term term = ofRequest(Variable.CONTEXT, at);
        if (term instanceof Term.OfRequest o && o.path().isEmpty()) {
          throw tokens.unexpected("`.` and an attribute of the context");
        }
        yield term;
      }
      case "decimal" -> decimal(at);
      default -> named(first);
    };
  }

  private Term ofRequest(Variable root, Span start) {
    List<String> path = new ArrayList<>();
    while (tokens.accept(TokenKind.DOT)) {
      path.add(Names.identifier(tokens));
    }
    return new Term.OfRequest(root, path, tokens.since(start));
  }

  private Term decimal(Span start) {
    tokens.expect(TokenKind.LEFT_PARENTHESIS);
    Token text = tokens.expect(TokenKind.STRING);
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    String number = Escapes.string(text);
    Value value =
        DecimalValue.parse(number)
            .orElseThrow(
                () -> new SyntaxException(text.span(), "`" + number + "` is not a decimal"));
    return new Term.Literal(value, tokens.since(start));
  }

  /** A variable, or an entity. */
  private Term named(Token first) {
    StringBuilder name = new StringBuilder(first.text());
    while (tokens.accept(TokenKind.DOUBLE_COLON)) {
      if (tokens.at(TokenKind.STRING)) {
        String id = Escapes.string(tokens.take());
        EntityUid uid = EntityUid.of(usableType(name.toString(), first.span()), id);
        return new Term.Literal(uid, tokens.since(first.span()));
      }
      name.append("::").append(Names.identifier(tokens));
    }
    if (tokens.at(TokenKind.LEFT_PARENTHESIS)) {
      throw new SyntaxException(
          first.span(),
          "`" + name + "` is not a macro",
          "the macros are `count_within`, `count_distinct_within`, `sum_within` and `bind`");
    }
    return new Term.Name(usableVariable(first.text(), first.span()), first.span());
  }

  private String usableType(String name, Span at) {
    Names.usable(name.contains("::") ? name.substring(0, name.indexOf("::")) : name, at);
    return name;
  }

  /** The name of a variable where it is bound. */
  String variable() {
    Token name = tokens.expect(TokenKind.IDENTIFIER);
    return usableVariable(name.text(), name.span());
  }

  private static String usableVariable(String name, Span at) {
    if (RESERVED.contains(name) || name.equals("_") || MACROS.contains(name)) {
      throw new SyntaxException(at, "`" + name + "` is reserved and cannot be used as a variable");
    }
    return Names.usable(name, at);
  }

  Binder binder() {
    Span start = tokens.expect(TokenKind.LEFT_PARENTHESIS).span();
    String name = variable();
    tokens.expect(TokenKind.COLON);
    String type = Names.type(tokens).name();
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    return new Binder(name, type, tokens.since(start));
  }

  List<String> path() {
    List<String> path = new ArrayList<>(List.of(Names.identifier(tokens)));
    while (tokens.accept(TokenKind.DOT)) {
      path.add(Names.identifier(tokens));
    }
    return path;
  }

  Window interval() {
    Token amount = tokens.expect(TokenKind.INTEGER);
    Token sign = tokens.peek();
    Window.Unit unit =
        Window.Unit.of(sign.text())
            .orElseThrow(() -> tokens.unexpected("a unit of time: `s`, `m`, `h` or `d`"));
    tokens.take();
    Span at = tokens.since(amount.span());
    long number = amount.text().length() > 18 ? Long.MAX_VALUE : Long.parseLong(amount.text());
    if (!Window.fits(number, unit)) {
      throw new SyntaxException(
          at,
          "the window `" + amount.text() + sign.text() + "` cannot be used",
          "a window is at least `1s` and at most `31d`");
    }
    return new Window(number, unit, at);
  }

  Term.Aggregate aggregate() {
    Token word = tokens.take();
    return switch (word.text()) {
      case "count" -> written(Optional.empty(), word.span());
      case "sum" -> written(Optional.of(variable()), word.span());
      default -> macro(word);
    };
  }

  private Term.Aggregate written(Optional<String> summed, Span start) {
    word("for");
    List<Binder> domain = new ArrayList<>(List.of(binder()));
    while (tokens.accept(TokenKind.COMMA)) {
      domain.add(binder());
    }
    tokens.expect(TokenKind.DOT);
    word("where");
    Formula body = formulas.condition();
    return new Term.Aggregate(summed, domain, body, tokens.since(start));
  }

  private void word(String word) {
    if (!tokens.accept(word)) {
      throw tokens.unexpected("`" + word + "`");
    }
  }

  /** What a macro stands for; see Dogwood's library of macros. */
  private Term.Aggregate macro(Token name) {
    tokens.expect(TokenKind.LEFT_PARENTHESIS);
    Optional<Binder> variable = Optional.empty();
    if (!name.is("count_within")) {
      Span at = tokens.peek().span();
      String type = name.is("sum_within") ? "Long" : "String";
      variable = Optional.of(new Binder(variable(), type, at));
      tokens.expect(TokenKind.COMMA);
    }
    Window window = interval();
    tokens.expect(TokenKind.COMMA);
    Formula what = formulas.condition();
    tokens.expect(TokenKind.RIGHT_PARENTHESIS);
    Span at = tokens.since(name.span());
    List<Binder> domain = new ArrayList<>(variable.stream().toList());
    Formula body = what;
    if (!name.is("count_distinct_within")) {
      Binder moment = new Binder("$" + ++fresh, Binder.TIMEPOINT, at);
      domain.add(moment);
      body = new Formula.And(List.of(what, new Formula.Timepoint(moment.name(), at)), at);
    }
    Formula formerly = new Formula.Formerly(window, body, at);
    Optional<String> summed = name.is("sum_within") ? variable.map(Binder::name) : Optional.empty();
    return new Term.Aggregate(summed, domain, formerly, at);
  }
}
