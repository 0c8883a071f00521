package dev.ilk.policy;

import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Location;
import dev.ilk.kernel.Problem;

/**
 * One thing found in a folder of policies.
 *
 * @param severity whether the policies can be put in force with it
 * @param code a stable name, such as {@code never-applies}; what {@code @accepts} names
 * @param policy the policy's id; empty where it is about no single policy
 * @param where file, line and column, such as {@code refund.cedar:3:1}, or the file alone
 * @param message what is wrong
 * @param help what to do; empty if there is nothing to add
 */
public record Finding(
    Severity severity, String code, String policy, String where, String message, String help) {

  /** Whether policies can be put in force. */
  public enum Severity {
    /** They cannot. */
    ERROR,
    /** They can, and it is likely that something else was meant. */
    WARNING
  }

  static Finding error(String code, Diagnostic diagnostic) {
    return of(Severity.ERROR, code, "", diagnostic);
  }

  static Finding of(Severity severity, String code, String policy, Diagnostic diagnostic) {
    String where = diagnostic.location().map(Location::toString).orElse("");
    return new Finding(severity, code, policy, where, diagnostic.message(), diagnostic.help());
  }

  static Finding error(Problem problem) {
    String code = problem.code().replace('_', '-');
    return new Finding(
        Severity.ERROR, code, "", problem.where(), problem.message(), problem.remedy());
  }

  /**
   * Something that lint found.
   *
   * @param code its stable name
   * @param policy the policy's id
   * @param diagnostic what, and where
   * @return a warning
   */
  public static Finding warning(String code, String policy, Diagnostic diagnostic) {
    return of(Severity.WARNING, code, policy, diagnostic);
  }

  @Override
  public String toString() {
    return (where.isEmpty() ? "" : where + ": ")
        + (severity == Severity.ERROR ? "error: " : "warning: ")
        + message
        + (help.isEmpty() ? "" : " (" + help + ")")
        + " ["
        + code
        + "]";
  }
}
