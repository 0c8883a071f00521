package dev.ilk.cedar.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the policies that can apply to a request without looking at the others.
 *
 * <p>Each policy stands under one thing that its scope requires: an entity or group for the
 * principal, one for the resource, its actions, or a type. It stands under the rarest of them, so
 * that no list grows long while a shorter one would do. A request looks under its principal,
 * resource and action, under their ancestors and types.
 *
 * <p>INVARIANT: a policy whose scope matches a request is found under exactly one key of it, or
 * under several of its own actions, of which only the first match counts.
 */
public final class PolicyIndex {
  private final Symbols symbols = new Symbols();
  private final Indexed[][] byPrincipal;
  private final Indexed[][] byResource;
  private final Indexed[][] byAction;
  private final Indexed[][] byPrincipalType;
  private final Indexed[][] byResourceType;
  private final Indexed[] unconditional;

  /**
   * The index of a set of policies.
   *
   * @param policies the policies, known from now on by their positions
   */
  public PolicyIndex(List<Program> policies) {
    List<Indexed> indexed = new ArrayList<>(policies.size());
    for (int i = 0; i < policies.size(); i++) {
      indexed.add(new Indexed(i, policies.get(i), symbols));
    }
    IndexBuilder builder = new IndexBuilder(indexed, symbols);
    byPrincipal = builder.table(IndexBuilder.Part.PRINCIPAL);
    byResource = builder.table(IndexBuilder.Part.RESOURCE);
    byAction = builder.table(IndexBuilder.Part.ACTION);
    byPrincipalType = builder.table(IndexBuilder.Part.PRINCIPAL_TYPE);
    byResourceType = builder.table(IndexBuilder.Part.RESOURCE_TYPE);
    unconditional = builder.unconditional();
  }

  /**
   * Evaluates every policy that can apply.
   *
   * @param frame the request
   * @return what came of it
   */
  public Verdict evaluate(Frame frame) {
    Situation situation = new Situation(frame, symbols);
    Verdict verdict = new Verdict();
    runAll(unconditional, situation, verdict);
    among(byPrincipal, situation.principal, situation, verdict);
    among(byResource, situation.resource, situation, verdict);
    under(byPrincipalType, situation.principal.type, situation, verdict);
    under(byResourceType, situation.resource.type, situation, verdict);
    underAction(situation.action.self, situation, verdict);
    for (int group : situation.action.groups) {
      underAction(group, situation, verdict);
    }
    return verdict;
  }

  private static void among(
      Indexed[][] table, Standing standing, Situation situation, Verdict verdict) {
    under(table, standing.self, situation, verdict);
    for (int group : standing.groups) {
      under(table, group, situation, verdict);
    }
  }

  private static void under(Indexed[][] table, int symbol, Situation situation, Verdict verdict) {
    if (symbol != Symbols.UNKNOWN) {
      runAll(table[symbol], situation, verdict);
    }
  }

  private void underAction(int symbol, Situation situation, Verdict verdict) {
    if (symbol == Symbols.UNKNOWN) {
      return;
    }
    for (Indexed policy : byAction[symbol]) {
      if (policy.firstMatch(situation.action) == symbol) {
        run(policy, situation, verdict);
      }
    }
  }

  private static void runAll(Indexed[] policies, Situation situation, Verdict verdict) {
    for (Indexed policy : policies) {
      run(policy, situation, verdict);
    }
  }

  private static void run(Indexed policy, Situation situation, Verdict verdict) {
    try {
      if (policy.satisfied(situation)) {
        if (policy.permit) {
          verdict.permit(policy.position);
        } else {
          verdict.forbid(policy.position);
        }
      }
    } catch (EvaluationException error) {
      verdict.failure(policy.position, error);
    }
  }
}
