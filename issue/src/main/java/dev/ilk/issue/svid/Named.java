package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.actor.SpiffeId;
import dev.ilk.actor.TrustDomain;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;

/**
 * Whom an SVID names: the workload that asks, of the environment whose authority it asks.
 *
 * @param workload the workload
 * @param id its SPIFFE ID
 */
record Named(Workload workload, SpiffeId id) {

  static Result<Named> of(Proof proof, Environment at, TrustDomain domain) {
    if (!(proof instanceof Proof.OfWorkload of) || !of.actor().environment().equals(at)) {
      return refused(
          "trust_domain_foreign",
          "`%s` is not of the trust domain `%s`".formatted(proof.actor().subject(), domain),
          "ask at your own environment");
    }
    if (of.represented().isPresent()) {
      // An SVID has no room for a chain of actors, and without it would hide one.
      return refused(
          "svid_for_another",
          "whoever acts for another gets no SVID",
          "ask with a token of your own alone");
    }
    return Result.ok(new Named(of.actor(), SpiffeId.of(domain, of.actor())));
  }

  private static Result<Named> refused(String code, String message, String remedy) {
    return Result.failed(Problem.of(Problem.Kind.REFUSED, code, message).mend(remedy));
  }
}
