package dev.ilk.registry.check;

import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Problem;
import java.util.List;

/** Says whether texts are policies. */
@FunctionalInterface
public interface PolicyCheck {

  /**
   * Checks all policies that there would be.
   *
   * @param all every policy, those that do not change too
   * @return what is wrong; each problem's {@code where} begins with the name of the text that is to
   *     be mended, or has it in backticks. Empty if nothing is wrong
   */
  List<Problem> check(List<PolicyText> all);
}
