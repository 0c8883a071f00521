package dev.ilk.cedar.ast;

import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.Span;
import java.util.List;

/** What the head of a policy says of the principal or the resource. */
public sealed interface Scope {

  /** Nothing: any will do. */
  record Any() implements Scope {}

  /**
   * {@code == …}.
   *
   * @param target which entity
   */
  record Equal(Target target) implements Scope {}

  /**
   * {@code in …}.
   *
   * @param target which group
   */
  record In(Target target) implements Scope {}

  /**
   * {@code is …}.
   *
   * @param type of which type
   * @param at where the type stands
   */
  record Is(EntityType type, Span at) implements Scope {}

  /**
   * {@code is … in …}.
   *
   * @param type of which type
   * @param target which group
   * @param at where the type stands
   */
  record IsIn(EntityType type, Target target, Span at) implements Scope {}

  /** What the head of a policy says of the action. */
  sealed interface Action {

    /** Nothing: any will do. */
    record Any() implements Action {}

    /**
     * {@code == …}.
     *
     * @param uid which action
     * @param at where it stands
     */
    record Equal(EntityUid uid, Span at) implements Action {}

    /**
     * {@code in …}, with one group or a list of them.
     *
     * @param uids the actions and groups of actions
     * @param single whether it was written without a list
     * @param at where they stand
     */
    record In(List<EntityUid> uids, boolean single, Span at) implements Action {
      public In {
        uids = List.copyOf(uids);
      }
    }
  }

  /** What a scope compares with. */
  sealed interface Target {

    /**
     * Where it stands.
     *
     * @return the span
     */
    Span at();

    /**
     * An entity.
     *
     * @param uid which
     * @param at where
     */
    record Known(EntityUid uid, Span at) implements Target {}

    /**
     * A slot, {@code ?principal} or {@code ?resource}, of the variable whose scope it is in.
     *
     * @param at where
     */
    record Slot(Span at) implements Target {}
  }
}
