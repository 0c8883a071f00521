package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.ast.Effect;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.temporal.TemporalClause;
import java.util.List;

/**
 * A policy compiled.
 *
 * @param effect permit or forbid
 * @param principal the scope of the principal, without slots
 * @param action the scope of the action
 * @param resource the scope of the resource, without slots
 * @param conditions the conditions as nodes
 */
public record Program(
    Effect effect, Scope principal, Scope.Action action, Scope resource, Conditions conditions) {

  /**
   * Compiles a policy.
   *
   * @param tree a policy without slots
   * @return the program
   */
  public static Program compile(PolicyTree tree) {
    return compile(tree, Conditions.compile(tree.conditions(), tree.temporal()));
  }

  /**
   * Compiles a policy that has the conditions of another, as a link has those of its template.
   *
   * @param tree a policy without slots
   * @param conditions the compiled conditions
   * @return the program
   */
  public static Program compile(PolicyTree tree, Conditions conditions) {
    return new Program(tree.effect(), tree.principal(), tree.action(), tree.resource(), conditions);
  }

  /** The conditions of a policy or template, compiled. */
  public static final class Conditions {
    private final Node[] nodes;
    private final boolean[] wanted;
    private final TemporalClause[] temporal;

    private Conditions(Node[] nodes, boolean[] wanted, TemporalClause[] temporal) {
      this.nodes = nodes;
      this.wanted = wanted;
      this.temporal = temporal;
    }

    /**
     * Compiles conditions.
     *
     * @param conditions in the order of the source
     * @param temporal the conditions over the history, which are looked at last
     * @return what decides whether they hold
     */
    public static Conditions compile(List<Condition> conditions, List<TemporalClause> temporal) {
      Node[] nodes = new Node[conditions.size()];
      boolean[] wanted = new boolean[nodes.length];
      for (int i = 0; i < nodes.length; i++) {
        nodes[i] = Compiler.compile(conditions.get(i).body());
        wanted[i] = conditions.get(i).kind() == Condition.Kind.WHEN;
      }
      return new Conditions(nodes, wanted, temporal.toArray(TemporalClause[]::new));
    }

    /**
     * Tells whether they all hold.
     *
     * @param frame the request
     * @return whether they do
     * @throws EvaluationException if one that is reached has no value
     */
    public boolean hold(Frame frame) {
      for (int i = 0; i < nodes.length; i++) {
        if (nodes[i].test(frame) != wanted[i]) {
          return false;
        }
      }
      for (TemporalClause clause : temporal) {
        if (frame.held(clause) != (clause.kind() == Condition.Kind.WHEN)) {
          return false;
        }
      }
      return true;
    }
  }
}
