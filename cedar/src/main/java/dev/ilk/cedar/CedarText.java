package dev.ilk.cedar;

import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.eval.Constant;
import dev.ilk.cedar.eval.EvaluationException;
import dev.ilk.cedar.format.Formatter;
import dev.ilk.cedar.syntax.ExpressionPrinter;
import dev.ilk.cedar.syntax.PolicyParser;

/** Cedar's own syntax for what is smaller or larger than a policy: expressions, values, files. */
public final class CedarText {
  private CedarText() {}

  /**
   * Writes an expression.
   *
   * @param expression the expression
   * @return text that reads back as an equal one; the same for expressions that differ only in
   *     where they stand
   */
  public static String write(Expr expression) {
    return ExpressionPrinter.print(expression);
  }

  /**
   * Reads a value, such as {@code {amount: 10, network: ip("10.0.0.1")}}.
   *
   * @param source an expression that looks at no request
   * @return what it comes to, or what is wrong
   */
  public static Parsed<Value> readValue(SourceText source) {
    return PolicyParser.readExpression(source)
        .then(expression -> {
          try {
            return Constant.of(expression)
                .map(Parsed::of)
                .orElseGet(() ->
                    Parsed.refused(
                        Diagnostic.at(source, expression.at(), "this is no value by itself")
                            .withHelp("nothing in it can depend on a request")));
          } catch (EvaluationException wrong) {
            return Parsed.refused(Diagnostic.at(source, wrong.at(), wrong.problem()));
          }
        });
  }

  /**
   * Formats a file of policies and templates, keeping its comments.
   *
   * @param source policies
   * @return the same policies, laid out in 80 columns; or what is wrong with the text
   */
  public static Parsed<String> format(SourceText source) {
    return Formatter.format(source);
  }
}
