package dev.ilk.prove.federation.condition;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads off a condition what its truth implies. Whatever it does not understand it leaves out, so
 * that what it says is certain.
 */
final class Binder {
  static final String CLAIMS = "claims";

  private Binder() {}

  static Bindings bindings(CelExpr expr) {
    return switch (expr.getKind()) {
      case CALL -> call(expr.call());
      case CONSTANT ->
          literal(expr)
              .filter(Boolean.class::isInstance)
              .map(truth -> (Boolean) truth ? Bindings.ALWAYS : Bindings.NEVER)
              .orElse(Bindings.UNKNOWN);
      // A claim that stands alone must itself be the truth.
      case SELECT -> path(expr).map(p -> pinned(p, Set.of(true))).orElse(Bindings.UNKNOWN);
      case NOT_SET, IDENT, LIST, STRUCT, MAP, COMPREHENSION -> Bindings.UNKNOWN;
    };
  }

  /** Whether the condition looks at the claims at all. */
  static boolean mentionsClaims(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT -> expr.ident().name().equals(CLAIMS);
      case SELECT -> mentionsClaims(expr.select().operand());
      case CALL ->
          expr.call().target().map(Binder::mentionsClaims).orElse(false)
              || expr.call().args().stream().anyMatch(Binder::mentionsClaims);
      case LIST -> expr.list().elements().stream().anyMatch(Binder::mentionsClaims);
      case STRUCT ->
          expr.struct().entries().stream().anyMatch(entry -> mentionsClaims(entry.value()));
      case MAP ->
          expr.map().entries().stream()
              .anyMatch(entry -> mentionsClaims(entry.key()) || mentionsClaims(entry.value()));
      case COMPREHENSION ->
          mentionsClaims(expr.comprehension().iterRange())
              || mentionsClaims(expr.comprehension().loopStep())
              || mentionsClaims(expr.comprehension().result());
      case NOT_SET, CONSTANT -> false;
    };
  }

  private static Bindings call(CelExpr.CelCall call) {
    List<CelExpr> args = call.args();
    return switch (call.function()) {
      case "_&&_" -> bindings(args.get(0)).and(bindings(args.get(1)));
      case "_||_" -> bindings(args.get(0)).or(bindings(args.get(1)));
      case "_?_:_" -> {
        Bindings yes = bindings(args.get(0)).and(bindings(args.get(1)));
        Bindings either = yes.or(bindings(args.get(2)));
        yield new Bindings(either.constraints(), false, either.possible());
      }
      case "_==_" ->
          equality(args.get(0), args.get(1))
              .or(() -> equality(args.get(1), args.get(0)))
              .orElse(Bindings.UNKNOWN);
      case "@in" -> membership(args.get(0), args.get(1));
      case "startsWith" ->
          call.target()
              .flatMap(Binder::path)
              .flatMap(path ->
                  literal(args.getFirst())
                      .filter(text -> text instanceof String string && !string.isEmpty())
                      .map(text -> Bindings.of(path, new Constraint.Prefix((String) text))))
              .orElse(Bindings.UNKNOWN);
      default -> Bindings.UNKNOWN;
    };
  }

  private static Optional<Bindings> equality(CelExpr claim, CelExpr value) {
    return path(claim).flatMap(path -> literal(value).map(text -> pinned(path, Set.of(text))));
  }

  private static Bindings membership(CelExpr claim, CelExpr values) {
    Optional<ClaimPath> path = path(claim);
    if (path.isEmpty() || values.getKind() != Kind.LIST) {
      return Bindings.UNKNOWN;
    }
    Set<Object> allowed = new HashSet<>();
    for (CelExpr element : values.list().elements()) {
      Optional<Object> value = literal(element);
      if (value.isEmpty()) {
        return Bindings.UNKNOWN;
      }
      allowed.add(value.get());
    }
    return allowed.isEmpty() ? Bindings.NEVER : pinned(path.get(), allowed);
  }

  private static Bindings pinned(ClaimPath path, Set<Object> values) {
    return Bindings.of(path, new Constraint.OneOf(values));
  }

  /** The claim that an expression stands for: {@code claims.a.b} or {@code claims["a"].b}. */
  private static Optional<ClaimPath> path(CelExpr expr) {
    List<String> names = new ArrayList<>();
    CelExpr at = expr;
    while (at.getKind() != Kind.IDENT) {
      if (at.getKind() == Kind.SELECT && !at.select().testOnly()) {
        names.addFirst(at.select().field());
        at = at.select().operand();
      } else if (at.getKind() == Kind.CALL
          && at.call().function().equals("_[_]")
          && literal(at.call().args().get(1)).orElse(0) instanceof String name) {
        names.addFirst(name);
        at = at.call().args().get(0);
      } else {
        return Optional.empty();
      }
    }
    return at.ident().name().equals(CLAIMS) && !names.isEmpty()
        ? Optional.of(new ClaimPath(names))
        : Optional.empty();
  }

  /** Doubles are left out: CEL takes 1 and 1.0 for equal, a set of values does not. */
  private static Optional<Object> literal(CelExpr expr) {
    if (expr.getKind() != Kind.CONSTANT) {
      return Optional.empty();
    }
    CelConstant constant = expr.constant();
    return switch (constant.getKind()) {
      case STRING_VALUE -> Optional.of(constant.stringValue());
      case INT64_VALUE -> Optional.of(constant.int64Value());
      case BOOLEAN_VALUE -> Optional.of(constant.booleanValue());
      default -> Optional.empty();
    };
  }
}
