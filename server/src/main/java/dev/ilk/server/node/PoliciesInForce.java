package dev.ilk.server.node;

import dev.ilk.decide.CedarDecider;
import dev.ilk.decide.Chronicle;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Policies;
import dev.ilk.decide.PolicyText;
import dev.ilk.decide.RememberingDecider;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Declarations;
import dev.ilk.registry.directory.Directory;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the decider on the policies that are registered. */
final class PoliciesInForce {
  private static final Logger LOG = LoggerFactory.getLogger(PoliciesInForce.class);

  private final Directory directory;
  private final CedarDecider decider;
  private final RememberingDecider remembering;

  PoliciesInForce(Directory directory, Chronicle chronicle) throws StoreUnavailable {
    this.directory = directory;
    this.decider = new CedarDecider(compiled(directory.declarations()));
    this.remembering = new RememberingDecider(decider, chronicle);
  }

  Decider decider() {
    return remembering;
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
      case Result.Ok<Policies>(Policies policies) -> {
        policies.footprints().forEach(rule -> LOG.info("remembered for {}", rule));
        yield policies;
      }
      // What is registered was checked before; if this version cannot read it, it must not decide.
      case Result.Failed<Policies>(List<Problem> problems) ->
          throw new StoreUnavailable(
              "the registered policies cannot be read: " + problems.getFirst().sentence(),
              new IllegalStateException());
    };
  }
}
