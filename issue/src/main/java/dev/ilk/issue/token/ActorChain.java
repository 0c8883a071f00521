package dev.ilk.issue.token;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import dev.ilk.prove.proof.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose authority a token carries and who acts on it (RFC 8693, section 4.1): {@code sub} is the
 * former, the outermost {@code act} the latter, and within it stand those who acted before. The
 * members follow draft-mcguinness-oauth-actor-profile: {@code sub} with its {@code iss}, and in
 * {@code sub_profile} what sort of entity it is.
 *
 * @param subject whose authority
 * @param actors as subjects, the present actor first; empty if the subject acts for itself
 */
record ActorChain(Actor subject, List<String> actors) {
  /** Longer chains are refused: nobody could say any more who answers for the action. */
  static final int LONGEST = 8;

  static Result<ActorChain> of(Proof proof) {
    return switch (proof) {
      case Proof.OfWorkload workload -> ofWorkload(workload);
      case Proof.OfAgent agent ->
          agent
              .lent()
              .map(lent ->
                  Result.ok(new ActorChain(lent.grantor(), List.of(agent.actor().subject()))))
              .orElseGet(() -> Result.failed(noDelegation(agent)));
      case Proof.OfHuman human -> throw new IllegalStateException("not open to people");
    };
  }

  /** The {@code sub_profile} of a kind. */
  static String profile(Kind kind) {
    return switch (kind) {
      case HUMAN -> "user";
      case WORKLOAD -> "service";
      case AGENT -> "ai_agent";
    };
  }

  /** The {@code act} claim, if anyone but the subject acts. */
  Optional<Claims> claim(Issuers issuers, Environment environment) {
    Optional<Claims> inner = Optional.empty();
    for (String actor : actors.reversed()) {
      Claims.Builder act = Claims.builder();
      kind(actor).ifPresent(kind -> act.put("iss", issuers.of(environment, kind)));
      act.put("sub", actor);
      kind(actor).ifPresent(kind -> act.put("sub_profile", profile(kind)));
      act.putIfPresent("act", inner);
      inner = Optional.of(act.build());
    }
    return inner;
  }

  private static Result<ActorChain> ofWorkload(Proof.OfWorkload proof) {
    if (proof.represented().isEmpty()) {
      return Result.ok(new ActorChain(proof.actor(), List.of()));
    }
    Proof.Represented other = proof.represented().get();
    List<String> actors = new ArrayList<>();
    actors.add(proof.actor().subject());
    actors.addAll(other.actors());
    return actors.size() > LONGEST
        ? Result.failed(tooLong())
        : Result.ok(new ActorChain(other.subject(), List.copyOf(actors)));
  }

  private static Optional<Kind> kind(String subject) {
    int colon = subject.indexOf(':');
    return colon < 0 ? Optional.empty() : Kind.of(subject.substring(0, colon));
  }

  private static Problem noDelegation(Proof.OfAgent agent) {
    return Problem.of(
            Problem.Kind.REFUSED,
            "delegation_required",
            "`%s` can do nothing without a delegation".formatted(agent.actor().subject()))
        .mend("have a person delegate to it, and send the delegation with the request");
  }

  private static Problem tooLong() {
    return Problem.of(
            Problem.Kind.REFUSED,
            "actor_chain_too_long",
            "more than %d actors would stand between the subject and this token".formatted(LONGEST))
        .mend("let the actor prove itself anew instead of passing the token on");
  }
}
