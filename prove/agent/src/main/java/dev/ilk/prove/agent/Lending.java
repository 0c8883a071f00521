package dev.ilk.prove.agent;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.federation.identity.Identities;
import dev.ilk.prove.federation.identity.Standing;
import dev.ilk.prove.proof.Proof;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what was lent to an agent, anew each time: a delegation that was taken back, or whose
 * grantor has left, holds no longer (A1).
 */
final class Lending {
  private final Delegations delegations;

  Lending(Delegations delegations) {
    this.delegations = delegations;
  }

  /** The delegation, if it is this agent's and holds, and the person who gave it stands. */
  Result<Proof.Lent> find(Agent agent, Optional<Id.Delegation> id, Instant now) {
    if (id.isEmpty()) {
      return Result.failed(malformed());
    }
    try {
      Optional<Delegation> found = delegations.withId(id.get());
      if (found.isEmpty()) {
        return Result.failed(
            unproven("delegation_unknown", "there is no delegation `" + id.get().value() + "`"));
      }
      Delegation delegation = found.get();
      Optional<Problem> objection = objection(delegation, agent, now);
      return objection.isPresent()
          ? Result.failed(objection.get())
          : lent(delegation, delegations.grantor(delegation.grantor()), now);
    } catch (StoreUnavailable e) {
      return Result.failed(Identities.registryUnavailable());
    }
  }

  /** A proof ends with the first thing it stands on. */
  static Instant end(Instant token, Agent agent, Optional<Proof.Lent> lent) {
    return Stream.concat(
            Stream.of(token, agent.end()),
            lent.stream()
                .flatMap(loan ->
                    Stream.concat(
                        Stream.of(loan.delegation().until()), loan.grantor().expires().stream())))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private static Result<Proof.Lent> lent(
      Delegation delegation, Optional<Human> grantor, Instant now) {
    if (grantor.isEmpty()) {
      return Result.failed(
          unproven(
              "grantor_unknown",
              "nobody is registered as `%s`".formatted(delegation.grantor().value())));
    }
    return Standing.objection(grantor.get(), now)
        .<Result<Proof.Lent>>map(problem ->
            Result.failed(
                unproven("grantor_gone", "who gave the delegation: " + problem.message())))
        .orElseGet(() -> Result.ok(new Proof.Lent(delegation, grantor.get())));
  }

  private static Optional<Problem> objection(Delegation delegation, Agent agent, Instant now) {
    String shown = "`" + delegation.id().value() + "`";
    if (!delegation.agent().equals(agent.id())) {
      return Optional.of(
          unproven(
              "delegation_not_yours",
              "the delegation %s was not given to `%s`".formatted(shown, agent.subject())));
    }
    if (!delegation.environment().equals(agent.environment())
        || !delegation.tenant().equals(agent.tenant())) {
      return Optional.of(
          unproven(
              "wrong_environment",
              "the delegation %s is for `%s` and tenant `%s`"
                  .formatted(shown, delegation.environment(), delegation.tenant())));
    }
    if (delegation.revoked()) {
      return Optional.of(
          unproven("delegation_revoked", "the delegation " + shown + " was taken back"));
    }
    if (delegation.holdsAt(now)) {
      return Optional.empty();
    }
    return Optional.of(
        now.isBefore(delegation.from())
            ? unproven(
                "delegation_not_yet",
                "the delegation %s begins at %s".formatted(shown, delegation.from()))
            : unproven(
                "delegation_ended",
                "the delegation %s ended at %s".formatted(shown, delegation.until())));
  }

  static Problem malformed() {
    return unproven("delegation_malformed", "what was shown is no id of a delegation")
        .mend("send the id that the grantor was given, such as `dlg_…`");
  }

  private static Problem unproven(String code, String message) {
    return Problem.of(Problem.Kind.UNPROVEN, code, message);
  }
}
