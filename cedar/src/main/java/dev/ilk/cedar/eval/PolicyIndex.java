package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.Effect;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.UidSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final Program[] programs;
  private final Map<EntityUid, int[]> byPrincipal;
  private final Map<EntityUid, int[]> byResource;
  private final Map<EntityUid, int[]> byAction;
  private final Map<EntityType, int[]> byPrincipalType;
  private final Map<EntityType, int[]> byResourceType;
  private final int[] unconditional;

  /**
   * The index of a set of policies.
   *
   * @param policies the policies, known from now on by their positions
   */
  public PolicyIndex(List<Program> policies) {
    programs = policies.toArray(Program[]::new);
    IndexBuilder builder = new IndexBuilder(policies);
    byPrincipal = builder.table(IndexKey.Slot.PRINCIPAL, EntityUid.class);
    byResource = builder.table(IndexKey.Slot.RESOURCE, EntityUid.class);
    byAction = builder.table(IndexKey.Slot.ACTION, EntityUid.class);
    byPrincipalType = builder.table(IndexKey.Slot.PRINCIPAL_TYPE, EntityType.class);
    byResourceType = builder.table(IndexKey.Slot.RESOURCE_TYPE, EntityType.class);
    unconditional = builder.unconditional();
  }

  /**
   * Evaluates every policy that can apply.
   *
   * @param frame the request
   * @return what came of it
   */
  public Verdict evaluate(Frame frame) {
    Verdict verdict = new Verdict();
    run(unconditional, frame, verdict);
    uids(byPrincipal, frame.principal, frame.principalEntity, frame, verdict);
    uids(byResource, frame.resource, frame.resourceEntity, frame, verdict);
    actions(frame, verdict);
    if (!byPrincipalType.isEmpty()) {
      run(byPrincipalType.get(frame.principal.type()), frame, verdict);
    }
    if (!byResourceType.isEmpty()) {
      run(byResourceType.get(frame.resource.type()), frame, verdict);
    }
    return verdict;
  }

  private void uids(
      Map<EntityUid, int[]> table,
      EntityUid uid,
      @Nullable Entity entity,
      Frame frame,
      Verdict verdict) {
    if (table.isEmpty()) {
      return;
    }
    run(table.get(uid), frame, verdict);
    if (entity != null) {
      UidSet ancestors = entity.ancestors();
      for (int i = 0; i < ancestors.size(); i++) {
        run(table.get(ancestors.get(i)), frame, verdict);
      }
    }
  }

  private void actions(Frame frame, Verdict verdict) {
    if (byAction.isEmpty()) {
      return;
    }
    action(frame.action, frame, verdict);
    if (frame.actionEntity != null) {
      UidSet ancestors = frame.actionEntity.ancestors();
      for (int i = 0; i < ancestors.size(); i++) {
        action(ancestors.get(i), frame, verdict);
      }
    }
  }

  private void action(EntityUid uid, Frame frame, Verdict verdict) {
    int[] found = byAction.get(uid);
    if (found == null) {
      return;
    }
    for (int policy : found) {
      Program program = programs[policy];
      if (program.actions.length == 1 || program.firstMatchIs(frame, uid)) {
        run(policy, frame, verdict);
      }
    }
  }

  private void run(int @Nullable [] policies, Frame frame, Verdict verdict) {
    if (policies != null) {
      for (int policy : policies) {
        run(policy, frame, verdict);
      }
    }
  }

  private void run(int policy, Frame frame, Verdict verdict) {
    Program program = programs[policy];
    try {
      if (program.satisfied(frame)) {
        if (program.effect == Effect.PERMIT) {
          verdict.permit(policy);
        } else {
          verdict.forbid(policy);
        }
      }
    } catch (EvaluationException error) {
      verdict.failure(policy, error);
    }
  }
}
