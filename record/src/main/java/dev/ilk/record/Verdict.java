package dev.ilk.record;

import java.util.List;

/**
 * Why something was allowed or not.
 *
 * @param code a stable name of the reason, such as {@code allowed} or {@code proof_expired}
 * @param reason one sentence for people, without a final period
 * @param policies the ids of the policies that decided; empty if no policy was asked
 * @param policyVersion which version of the policy set was in force; empty if no policy was asked
 * @param question what the policies were asked, as they can be asked again; empty if no policy was
 *     asked, or if it was too long. What it says of people makes it personal data, kept beside the
 *     entry
 * @param shadow what it would have been with the policies in shadow enforced: {@code allow}, {@code
 *     deny} or {@code needs}; empty if they had no say
 * @param shadowPolicies the ids of the policies in shadow that would have decided it
 */
public record Verdict(
    String code,
    String reason,
    List<String> policies,
    String policyVersion,
    String question,
    String shadow,
    List<String> shadowPolicies) {

  /** The longest question that is kept, in UTF-16 units. */
  public static final int LONGEST_QUESTION = 16_384;

  public Verdict {
    policies = List.copyOf(policies);
    shadowPolicies = List.copyOf(shadowPolicies);
    question = question.length() > LONGEST_QUESTION ? "" : question;
  }

  /**
   * Of what needs no replay.
   *
   * @param code as above
   * @param reason as above
   * @param policies as above
   * @param policyVersion as above
   */
  public Verdict(String code, String reason, List<String> policies, String policyVersion) {
    this(code, reason, policies, policyVersion, "", "", List.of());
  }

  /**
   * The same with what was asked.
   *
   * @param asked the question; empty if it is not to be kept
   * @return a copy
   */
  public Verdict asked(String asked) {
    return new Verdict(code, reason, policies, policyVersion, asked, shadow, shadowPolicies);
  }
}
