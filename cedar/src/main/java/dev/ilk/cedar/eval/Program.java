package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.ast.Effect;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.data.EntityUid;
import java.util.List;

/** A policy compiled: its scope as three tests that cannot err, and its conditions as nodes. */
public final class Program {
  final Effect effect;
  final ScopeTest principal;
  final ScopeTest resource;
  final EntityUid[] actions;
  final boolean anyAction;
  private final boolean actionExactly;
  private final Conditions conditions;

  private Program(PolicyTree tree, Conditions conditions) {
    this.effect = tree.effect();
    this.principal = ScopeTest.of(tree.principal());
    this.resource = ScopeTest.of(tree.resource());
    List<EntityUid> named =
        switch (tree.action()) {
          case Scope.Action.Any _ -> List.of();
          case Scope.Action.Equal a -> List.of(a.uid());
          case Scope.Action.In a -> a.uids();
        };
    this.actions = named.toArray(EntityUid[]::new);
    this.anyAction = tree.action() instanceof Scope.Action.Any;
    this.actionExactly = tree.action() instanceof Scope.Action.Equal;
    this.conditions = conditions;
  }

  /**
   * Compiles a policy.
   *
   * @param tree a policy without slots
   * @return the program
   */
  public static Program compile(PolicyTree tree) {
    return new Program(tree, Conditions.compile(tree.conditions()));
  }

  /**
   * Compiles a policy that has the conditions of another, as a link has those of its template.
   *
   * @param tree a policy without slots
   * @param conditions the compiled conditions
   * @return the program
   */
  public static Program compile(PolicyTree tree, Conditions conditions) {
    return new Program(tree, conditions);
  }

  /** Tells whether the policy applies and holds; an error is thrown. */
  boolean satisfied(Frame frame) {
    return principal.test(frame.principal, frame.principalEntity)
        && resource.test(frame.resource, frame.resourceEntity)
        && actionMatches(frame)
        && conditions.hold(frame);
  }

  private boolean actionMatches(Frame frame) {
    if (anyAction) {
      return true;
    }
    for (EntityUid uid : actions) {
      if (matches(frame, uid)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(Frame frame, EntityUid uid) {
    return uid.equals(frame.action) || (!actionExactly && Frame.isBelow(frame.actionEntity, uid));
  }

  /**
   * Tells whether an action or group of actions is the first in the scope that matches, so that a
   * policy found under several of them is evaluated once.
   */
  boolean firstMatchIs(Frame frame, EntityUid found) {
    for (EntityUid uid : actions) {
      if (matches(frame, uid)) {
        return uid.equals(found);
      }
    }
    return false;
  }

  /** The conditions of a policy or template, compiled. */
  public static final class Conditions {
    private final Node[] nodes;
    private final boolean[] wanted;

    private Conditions(Node[] nodes, boolean[] wanted) {
      this.nodes = nodes;
      this.wanted = wanted;
    }

    /**
     * Compiles conditions.
     *
     * @param conditions in the order of the source
     * @return what decides whether they hold
     */
    public static Conditions compile(List<Condition> conditions) {
      Node[] nodes = new Node[conditions.size()];
      boolean[] wanted = new boolean[nodes.length];
      for (int i = 0; i < nodes.length; i++) {
        nodes[i] = Compiler.compile(conditions.get(i).body());
        wanted[i] = conditions.get(i).kind() == Condition.Kind.WHEN;
      }
      return new Conditions(nodes, wanted);
    }

    boolean hold(Frame frame) {
      for (int i = 0; i < nodes.length; i++) {
        if (nodes[i].test(frame) != wanted[i]) {
          return false;
        }
      }
      return true;
    }
  }
}
