package dev.ilk.decide;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The answer to a {@link Question}, with what made it. */
public sealed interface Decision {

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
   * Yes.
   *
   * @param policies the permits that applied
   * @param reason why
   * @param policyVersion which policy set decided
   * @param lifetime the longest life that the policies allow to a credential issued on this; empty
   *     if they do not say
   */
  record Allow(
      List<String> policies, String reason, String policyVersion, Optional<Duration> lifetime)
      implements Decision {
    public Allow {
      policies = List.copyOf(policies);
    }
  }

  /**
   * No.
   *
   * @param policies the forbids that applied; empty if nothing permitted it
   * @param reason why
   * @param policyVersion which policy set decided
   */
  record Deny(List<String> policies, String reason, String policyVersion) implements Decision {
    public Deny {
      policies = List.copyOf(policies);
    }
  }

  /**
   * Not yet: it would be an allow if something were added.
   *
   * @param policies the forbids that ask for more
   * @param reason why
   * @param policyVersion which policy set decided
   * @param needs what would make it an allow; at least one, all of them together
   */
  record Needs(List<String> policies, String reason, String policyVersion, List<Need> needs)
      implements Decision {
    public Needs {
      policies = List.copyOf(policies);
      needs = List.copyOf(needs);
    }
  }

  /** What would make a decision an allow. */
  sealed interface Need {
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
  }
}
