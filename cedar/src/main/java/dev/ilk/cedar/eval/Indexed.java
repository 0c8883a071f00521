package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.Effect;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.data.EntityUid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy in the index, its scope in numbers, so that most policies are passed over quickly. */
final class Indexed {
  final int position;
  final boolean permit;
  final Requirement principal;
  final Requirement resource;
  // The numbers of the actions and groups of actions; null if any action will do.
  final int @Nullable [] actions;
  private final boolean actionExactly;
  private final Program.Conditions conditions;

  /**
   * What a scope requires of the principal or the resource.
   *
   * @param uid the number of the entity or group, or {@link Symbols#UNKNOWN} if any will do
   * @param exactly whether it must be the entity itself
   * @param type the number of the type, or {@link Symbols#UNKNOWN} if any will do
   */
  record Requirement(int uid, boolean exactly, int type) {
    static Requirement of(Scope scope, Symbols symbols) {
      int any = Symbols.UNKNOWN;
      return switch (scope) {
        case Scope.Any _ -> new Requirement(any, false, any);
        case Scope.Equal s -> new Requirement(symbols.define(known(s.target())), true, any);
        case Scope.In s -> new Requirement(symbols.define(known(s.target())), false, any);
        case Scope.Is s -> new Requirement(any, false, symbols.define(s.type()));
        case Scope.IsIn s ->
            new Requirement(symbols.define(known(s.target())), false, symbols.define(s.type()));
      };
    }

    private static EntityUid known(Scope.Target target) {
      return switch (target) {
        case Scope.Target.Known t -> t.uid();
        case Scope.Target.Slot _ -> throw new IllegalArgumentException("a template has no meaning");
      };
    }

    boolean metBy(Standing standing) {
      return (type == Symbols.UNKNOWN || type == standing.type)
          && (uid == Symbols.UNKNOWN || (exactly ? uid == standing.self : standing.isIn(uid)));
    }
  }

  Indexed(int position, Program program, Symbols symbols) {
    this.position = position;
    this.permit = program.effect() == Effect.PERMIT;
    this.principal = Requirement.of(program.principal(), symbols);
    this.resource = Requirement.of(program.resource(), symbols);
    this.actionExactly = program.action() instanceof Scope.Action.Equal;
    this.actions =
        switch (program.action()) {
          case Scope.Action.Any _ -> null;
          case Scope.Action.Equal a -> new int[] {symbols.define(a.uid())};
          case Scope.Action.In a -> distinct(a.uids(), symbols);
        };
    this.conditions = program.conditions();
  }

  private static int[] distinct(List<EntityUid> uids, Symbols symbols) {
    return uids.stream().mapToInt(symbols::define).distinct().toArray();
  }

  /** Tells whether the policy applies and holds; an error is thrown. */
  boolean satisfied(Situation situation) {
    return principal.metBy(situation.principal)
        && resource.metBy(situation.resource)
        && actionMatches(situation.action)
        && conditions.hold(situation.frame);
  }

  private boolean actionMatches(Standing action) {
    return actions == null || firstMatch(action) != Symbols.UNKNOWN;
  }

  /**
   * The first action or group of actions in the scope that matches, so that a policy found under
   * several of them is evaluated once.
   */
  int firstMatch(Standing action) {
    if (actions != null) {
      for (int symbol : actions) {
        if (actionExactly ? symbol == action.self : action.isIn(symbol)) {
          return symbol;
        }
      }
    }
    return Symbols.UNKNOWN;
  }
}
