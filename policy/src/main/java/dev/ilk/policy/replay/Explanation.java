package dev.ilk.policy.replay;

import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.Inspection;
import dev.ilk.cedar.Inspector;
import dev.ilk.cedar.Policy;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.decide.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a recorded decision came out as it did.
 *
 * @param recorded the decision
 * @param request what was asked; empty if that was not kept or is erased
 * @param parts for each policy that decided and is known, how it met the request
 * @param unknown the ids of policies that decided and are not among those given
 */
public record Explanation(
    Recorded recorded, Optional<Request> request, List<Part> parts, List<String> unknown) {
  public Explanation {
    parts = List.copyOf(parts);
    unknown = List.copyOf(unknown);
  }

  /**
   * How one policy met the request.
   *
   * @param policy the policy
   * @param clauses the parts of its conditions, as text
   * @param inspection what came of them, and the facts that they read
   */
  public record Part(Policy policy, List<String> clauses, Inspection inspection) {
    public Part {
      clauses = List.copyOf(clauses);
    }
  }

  /**
   * Explains.
   *
   * @param recorded the decision
   * @param policies the policies that were in force, as far as they are at hand; Ilk's own are
   *     always among them
   * @return the explanation
   */
  public static Explanation of(Recorded recorded, Policies policies) {
    if (!(CedarJson.readPosed(SourceText.of(recorded.question()))
        instanceof Parsed.Read<Posed>(Posed posed))) {
      return new Explanation(recorded, Optional.empty(), List.of(), recorded.policies());
    }
    List<Part> parts = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String id : recorded.policies()) {
      Optional<Policy> policy = policies.policy(id);
      if (policy.isPresent()) {
        Inspector inspector = new Inspector(policy.get());
        parts.add(
            new Part(
                policy.get(), inspector.clauses(), inspector.inspect(policies.clocked(posed))));
      } else {
        unknown.add(id);
      }
    }
    return new Explanation(recorded, Optional.of(posed.request()), parts, unknown);
  }
}
