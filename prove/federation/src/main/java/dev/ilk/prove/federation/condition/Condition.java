package dev.ilk.prove.federation.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Map;

/**
 * A condition over claims (Common Expression Language), compiled and type-checked: {@code claims}
 * is a map from names to values of any type, and nothing else is known to it.
 *
 * <p>Evaluation has no side effects, does not depend on time, and is bounded: expressions by {@link
 * #MAX_LENGTH} and {@link #MAX_NODES}, loops over lists by {@link #MAX_ITERATIONS}, regular
 * expressions by running in linear time. Safe to share between threads.
 */
public final class Condition {
  /** The longest condition, in characters. */
  public static final int MAX_LENGTH = 4_000;

  /** The largest condition, in nodes of its syntax tree. */
  public static final int MAX_NODES = 1_000;

  /** The most rounds of all loops in one evaluation. */
  public static final int MAX_ITERATIONS = 1_000;

  private static final int MAX_DEPTH = 32;
  private static final int MAX_REGEX_PROGRAM = 1_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .populateMacroCalls(true)
          .maxExpressionCodePointSize(MAX_LENGTH)
          .maxParseExpressionNodeCount(MAX_NODES)
          .maxParseRecursionDepth(MAX_DEPTH)
          .maxParseErrorRecoveryLimit(1)
          .comprehensionMaxIterations(MAX_ITERATIONS)
          .maxRegexProgramSize(MAX_REGEX_PROGRAM)
          .build();

  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar(Binder.CLAIMS, MapType.create(SimpleType.STRING, SimpleType.DYN))
          .setResultType(SimpleType.BOOL)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private final String source;
  private final CelRuntime.Program program;
  private final Bindings bindings;
  private final boolean constant;

  private Condition(
      String source, CelRuntime.Program program, Bindings bindings, boolean constant) {
    this.source = source;
    this.program = program;
    this.bindings = bindings;
    this.constant = constant;
  }

  /**
   * Compiles a condition.
   *
   * @param source of any length and content
   * @return the condition, or {@code condition_invalid} with line and column as the place
   */
  public static Result<Condition> compile(String source) {
    try {
      CelAbstractSyntaxTree tree = COMPILER.compile(source).getAst();
      return Result.ok(
          new Condition(
              source,
              RUNTIME.createProgram(tree),
              Binder.bindings(tree.getExpr()),
              !Binder.mentionsClaims(tree.getExpr())));
    } catch (CelValidationException e) {
      List<Problem> problems = e.getErrors().stream().map(Condition::problem).toList();
      return problems.isEmpty()
          ? Result.failed(invalid("the condition cannot be read"))
          : new Result.Failed<>(problems);
    } catch (CelEvaluationException e) {
      return Result.failed(invalid("the condition cannot be prepared"));
    }
  }

  /**
   * Evaluates it.
   *
   * @param claims a token's claims
   * @return true only if the condition is the truth; false as well if a claim it needs is absent or
   *     of another type, or if a bound is exceeded
   */
  public boolean holds(Map<String, Object> claims) {
    try {
      return Boolean.TRUE.equals(program.eval(Map.of(Binder.CLAIMS, claims)));
    } catch (CelEvaluationException e) {
      // The language's way to say that a claim is absent or of the wrong type.
      return false;
    }
  }

  /**
   * What its truth implies.
   *
   * @return which claims are pinned to which values
   */
  public Bindings bindings() {
    return bindings;
  }

  /**
   * Whether it does not look at the claims.
   *
   * @return true if its value is always the same for that reason
   */
  public boolean constant() {
    return constant;
  }

  /**
   * The things that it says must all hold, in its order.
   *
   * @return conditions that are true together exactly when this one is; only this one, if it is not
   *     of that form
   */
  public List<Condition> conjuncts() {
    try {
      return Conjuncts.of(this, COMPILER.parse(source).getAst());
    } catch (CelValidationException e) {
      throw new IllegalStateException("a condition that was compiled cannot be parsed", e);
    }
  }

  /** The source, as written. */
  @Override
  public String toString() {
    return source;
  }

  private static Problem problem(CelIssue issue) {
    // The library counts columns from zero.
    String place =
        issue.getSourceLocation().getLine() + ":" + (issue.getSourceLocation().getColumn() + 1);
    String message = issue.getMessage().strip();
    return invalid(Character.toLowerCase(message.charAt(0)) + message.substring(1)).at(place);
  }

  private static Problem invalid(String message) {
    return Problem.of(Problem.Kind.INVALID, "condition_invalid", message)
        .mend("write a CEL expression over `claims` that is true or false");
  }
}
