package dev.ilk.decide;

import dev.ilk.kernel.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The answer to a {@link Question}, with what made it. */
public sealed interface Decision {
  /**
   * The name in a question's context under which the approvals stand that people gave to this very
   * action: a set of texts, as {@code @needs("approval …")} names approvers. A forbid whose needs
   * are all among them is lifted. Only who has looked approvals up may set it.
   */
  String APPROVALS = "approvals";

  /**
   * The name in a question's context under which the elevations stand under which the actor acts: a
   * group of {@code roles}, {@code ids}, and {@code until}, when the first of them ends. A forbid
   * whose needs are all such roles, or approvals that were given, is lifted. Only who has looked
   * elevations up may set it.
   */
  String ELEVATION = "elevation";

  /**
   * The policies that decided it.
   *
   * @return their ids, in a stable order; empty only where no policy spoke, which is a deny
   */
  List<String> policies();

  /**
   * Why, for the person it concerns.
   *
   * @return one sentence without a final period
   */
  String reason();

  /**
   * Which policy set decided.
   *
   * @return its version
   */
  String policyVersion();

  /**
   * What it would have been with the policies in shadow enforced.
   *
   * @return empty if none of them has a say in it
   */
  Optional<Shadow> shadow();

  /**
   * Which sort of answer it is.
   *
   * @return one of three
   */
  default Outcome outcome() {
    return switch (this) {
      case Allow _ -> Outcome.ALLOW;
      case Deny _ -> Outcome.DENY;
      case Needs _ -> Outcome.NEEDS;
    };
  }

  /** The sorts of answers. */
  enum Outcome {
    ALLOW,
    DENY,
    NEEDS
  }

  /**
   * What a decision would have been if policies in shadow were enforced ({@code @shadow}).
   *
   * @param outcome the answer that there would have been
   * @param policies the ids of the policies in shadow that would have decided it; at least one
   */
  record Shadow(Outcome outcome, List<String> policies) {
    public Shadow {
      policies = List.copyOf(policies);
    }
  }

  /**
   * Yes.
   *
   * @param policies the permits that applied
   * @param reason why
   * @param policyVersion which policy set decided
   * @param lifetime the longest life that the policies allow to a credential issued on this; empty
   *     if they do not say
   * @param shadow what policies in shadow would have said
   * @param request the name under which a history holds the request, by which its outcome can be
   *     told; empty if no rule over time remembers it
   */
  record Allow(
      List<String> policies,
      String reason,
      String policyVersion,
      Optional<Duration> lifetime,
      Optional<Shadow> shadow,
      Optional<String> request)
      implements Decision {
    public Allow {
      policies = List.copyOf(policies);
    }

    /**
     * Without policies in shadow, and remembered by no history.
     *
     * @param policies as above
     * @param reason as above
     * @param policyVersion as above
     * @param lifetime as above
     */
    public Allow(
        List<String> policies, String reason, String policyVersion, Optional<Duration> lifetime) {
      this(policies, reason, policyVersion, lifetime, Optional.empty(), Optional.empty());
    }

    Allow remembered(String name) {
      return new Allow(policies, reason, policyVersion, lifetime, shadow, Optional.of(name));
    }
  }

  /**
   * No.
   *
   * @param policies the forbids that applied; empty if nothing permitted it
   * @param reason why
   * @param policyVersion which policy set decided
   * @param shadow what policies in shadow would have said
   */
  record Deny(List<String> policies, String reason, String policyVersion, Optional<Shadow> shadow)
      implements Decision {
    public Deny {
      policies = List.copyOf(policies);
    }

    /**
     * Without policies in shadow.
     *
     * @param policies as above
     * @param reason as above
     * @param policyVersion as above
     */
    public Deny(List<String> policies, String reason, String policyVersion) {
      this(policies, reason, policyVersion, Optional.empty());
    }
  }

  /**
   * Not yet: it would be an allow if something were added.
   *
   * @param policies the forbids that ask for more
   * @param reason why
   * @param policyVersion which policy set decided
   * @param needs what would make it an allow; at least one, all of them together
   * @param shadow what policies in shadow would have said
   */
  record Needs(
      List<String> policies,
      String reason,
      String policyVersion,
      List<Need> needs,
      Optional<Shadow> shadow)
      implements Decision {
    public Needs {
      policies = List.copyOf(policies);
      needs = List.copyOf(needs);
    }

    /**
     * Without policies in shadow.
     *
     * @param policies as above
     * @param reason as above
     * @param policyVersion as above
     * @param needs as above
     */
    public Needs(List<String> policies, String reason, String policyVersion, List<Need> needs) {
      this(policies, reason, policyVersion, needs, Optional.empty());
    }
  }

  /** What would make a decision an allow. */
  sealed interface Need {

    /**
     * The need as {@code @needs} writes it.
     *
     * @return such as {@code approval sre}
     */
    default String toText() {
      return switch (this) {
        case StepUp(String assurance) -> "step-up " + assurance;
        case Approval(String role) -> "approval " + role;
        case FreshProof(Duration maxAge) -> "fresh-proof " + Span.format(maxAge);
        case Elevation(String role) -> "elevation " + role;
      };
    }

    /**
     * A stronger or fresher authentication of a person (RFC 9470).
     *
     * @param assurance the {@code acr} wanted
     */
    record StepUp(String assurance) implements Need {}

    /**
     * A person's approval of this very action.
     *
     * @param role who may approve
     */
    record Approval(String role) implements Need {}

    /**
     * A fresh proof.
     *
     * @param maxAge how old the proof may be
     */
    record FreshProof(Duration maxAge) implements Need {}

    /**
     * That the person takes up a role for a time, with a reason.
     *
     * @param role which role
     */
    record Elevation(String role) implements Need {}
  }
}
