package dev.ilk.policy.lint;

import dev.ilk.cedar.ast.Effect;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.policy.Finding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * A policy or template that lint looks at.
 *
 * @param id its id
 * @param tree its syntax
 * @param source its text
 */
record Linted(String id, PolicyTree tree, SourceText source) {

  boolean permits() {
    return tree.effect() == Effect.PERMIT;
  }

  /** Tells whether the author wrote that a sort of finding is meant so. */
  boolean accepts(String code) {
    return tree.annotation("accepts").stream()
        .flatMap(codes -> List.of(codes.split(",", -1)).stream())
        .anyMatch(accepted -> accepted.strip().equals(code));
  }

  Finding finding(String code, String message, String help) {
    return Finding.warning(
        code, id, Diagnostic.at(source, tree.at(), "`" + id + "` " + message).withHelp(help));
  }

  /** Tells whether any expression in the conditions is of a sort. */
  boolean says(Predicate<Expr> wanted) {
    Deque<Expr> open = new ArrayDeque<>();
    tree.conditions().forEach(condition -> open.push(condition.body()));
    while (!open.isEmpty()) {
      Expr next = open.pop();
      if (wanted.test(next)) {
        return true;
      }
      next.children().forEach(open::push);
    }
    return false;
  }
}
