package dev.ilk.server.node;

import dev.ilk.decide.CedarDecider;
import dev.ilk.decide.Policies;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Declarations;
import dev.ilk.registry.directory.Directory;
import java.util.List;

/** Keeps the decider on the policies that are registered. */
final class PoliciesInForce {
  private final Directory directory;
  private final CedarDecider decider;

  PoliciesInForce(Directory directory) throws StoreUnavailable {
    this.directory = directory;
    this.decider = new CedarDecider(compiled(directory.declarations()));
  }

  CedarDecider decider() {
    return decider;
  }

  /** Compiles again if the registered policies are others than those in force. */
  void refresh() throws StoreUnavailable {
    Declarations declared = directory.declarations();
    if (!declared.policyVersion().equals(decider.inForce().version())) {
      decider.use(compiled(declared));
    }
  }

  /** Everything that is wrong with policies that somebody wants to register. */
  static List<Problem> problems(List<PolicyText> texts) {
    return switch (Policies.compile(texts, "")) {
      case Result.Ok<Policies> ok -> List.of();
      case Result.Failed<Policies>(List<Problem> problems) -> problems;
    };
  }

  private static Policies compiled(Declarations declared) throws StoreUnavailable {
    return switch (Policies.compile(declared.policies(), declared.policyVersion())) {
      case Result.Ok<Policies>(Policies policies) -> policies;
      // What is registered was checked before; if this version cannot read it, it must not decide.
      case Result.Failed<Policies>(List<Problem> problems) ->
          throw new StoreUnavailable(
              "the registered policies cannot be read: " + problems.getFirst().sentence(),
              new IllegalStateException());
    };
  }
}
