package dev.ilk.prove.federation.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelUnparserFactory;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.List;

/** Takes a condition apart where it says that several things must hold, to tell which do not. */
final class Conjuncts {
  private Conjuncts() {}

  /** The things that must all hold, each a condition; the whole, if it cannot be taken apart. */
  static List<Condition> of(Condition whole, CelAbstractSyntaxTree tree) {
    List<CelExpr> parts = new ArrayList<>();
    collect(tree.getExpr(), parts);
    if (parts.size() == 1) {
      return List.of(whole);
    }
    List<Condition> conditions = new ArrayList<>();
    for (CelExpr part : parts) {
      if (!(Condition.compile(text(part, tree.getSource())) instanceof Result.Ok<Condition> ok)) {
        return List.of(whole);
      }
      conditions.add(ok.value());
    }
    return conditions;
  }

  private static void collect(CelExpr expr, List<CelExpr> parts) {
    if (expr.getKind() == Kind.CALL && expr.call().function().equals("_&&_")) {
      expr.call().args().forEach(arg -> collect(arg, parts));
    } else {
      parts.add(expr);
    }
  }

  private static String text(CelExpr part, CelSource source) {
    return CelUnparserFactory.newUnparser()
        .unparse(CelAbstractSyntaxTree.newParsedAst(part, source));
  }
}
