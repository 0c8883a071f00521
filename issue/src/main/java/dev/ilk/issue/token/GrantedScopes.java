package dev.ilk.issue.token;

import dev.ilk.actor.Machine;
import dev.ilk.actor.ResourceServer;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a token may say it allows: what was asked for, within every limit there is. A scope is never
 * left out in silence: whoever asks for too much is told which limit it is (RFC 6749, section 5.2,
 * {@code invalid_scope}).
 */
final class GrantedScopes {

  /** A set that no token may go beyond, and whose it is, for people. */
  private record Limit(String whose, Collection<String> scopes) {}

  private GrantedScopes() {}

  static Result<SortedSet<String>> of(
      Set<String> requested, Proof proof, Machine actor, ResourceServer server) {
    List<Limit> limits = limits(proof, actor, server);
    for (Limit limit : limits) {
      for (String scope : requested) {
        if (!limit.scopes().contains(scope)) {
          return Result.failed(outside(scope, limit));
        }
      }
    }
    SortedSet<String> granted =
        new TreeSet<>(requested.isEmpty() ? limits.getFirst().scopes() : requested);
    limits.forEach(limit -> granted.retainAll(limit.scopes()));
    return granted.isEmpty() ? Result.failed(nothingLeft(server)) : Result.ok(granted);
  }

  /** For an audience that knows no scopes at all. */
  static Result<SortedSet<String>> none(Set<String> requested) {
    return requested.isEmpty()
        ? Result.ok(new TreeSet<>())
        : Result.failed(
            Problem.of(
                    Problem.Kind.REFUSED,
                    "scope_not_allowed",
                    "there are no scopes at this audience, so none of `%s` can be had"
                        .formatted(String.join(" ", new TreeSet<>(requested))))
                .at("scope")
                .mend("ask without a scope"));
  }

  private static List<Limit> limits(Proof proof, Machine actor, ResourceServer server) {
    List<Limit> limits = new ArrayList<>();
    limits.add(new Limit("the identity `" + actor.subject() + "`", actor.scopes()));
    limits.add(new Limit("the audience `" + server.audience() + "`", server.scopes()));
    switch (proof) {
      case Proof.OfWorkload workload -> {
        workload.ceiling().ifPresent(ceiling -> limits.add(new Limit("the proof", ceiling)));
        workload
            .represented()
            .ifPresent(other -> {
              limits.add(new Limit("the token it acts on behalf of", other.scopes()));
              limits.add(
                  new Limit(
                      "the identity `" + other.subject().subject() + "`",
                      other.subject().scopes()));
            });
      }
      case Proof.OfAgent agent ->
          agent
              .lent()
              .ifPresent(
                  lent -> limits.add(new Limit("the delegation", lent.delegation().scopes())));
      case Proof.OfHuman human -> throw new IllegalStateException("not open to people");
    }
    return limits;
  }

  private static Problem outside(String scope, Limit limit) {
    return Problem.of(
            Problem.Kind.REFUSED,
            "scope_not_allowed",
            "the scope `%s` is not among those of %s".formatted(scope, limit.whose()))
        .at("scope")
        .mend("ask for less, or have it added there");
  }

  private static Problem nothingLeft(ResourceServer server) {
    return Problem.of(
            Problem.Kind.REFUSED,
            "scope_empty",
            "no scope is left that this proof and identity may use at `%s`"
                .formatted(server.audience()))
        .at("scope")
        .mend("have a scope of the audience added to the identity");
  }
}
