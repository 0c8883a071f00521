package dev.ilk.registry.check;

import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.Problem;
import java.util.List;

/** Says whether rules of federation can stand together. */
@FunctionalInterface
public interface TrustCheck {

  /**
   * Checks all rules that there would be.
   *
   * @param all every rule, those that do not change too
   * @return what is wrong: a condition that is no expression, two rules that prove different
   *     identities by the same proof; each problem's {@code where} begins with the name of the rule
   *     that is to be mended, or has it in backticks. Empty if nothing is wrong
   */
  List<Problem> check(List<TrustRule> all);
}
