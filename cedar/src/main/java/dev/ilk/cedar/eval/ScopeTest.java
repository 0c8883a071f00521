package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import org.jspecify.annotations.Nullable;

/** What a scope says of the principal or the resource, without slots. */
sealed interface ScopeTest {

  /** Tells whether an entity fits. */
  boolean test(EntityUid uid, @Nullable Entity entity);

  /** Any entity fits. */
  record Any() implements ScopeTest {
    @Override
    public boolean test(EntityUid uid, @Nullable Entity entity) {
      return true;
    }
  }

  /** One entity fits. */
  record Equal(EntityUid wanted) implements ScopeTest {
    @Override
    public boolean test(EntityUid uid, @Nullable Entity entity) {
      return wanted.equals(uid);
    }
  }

  /** The group itself and what is in it fit. */
  record In(EntityUid group) implements ScopeTest {
    @Override
    public boolean test(EntityUid uid, @Nullable Entity entity) {
      return group.equals(uid) || Frame.isBelow(entity, group);
    }
  }

  /** What is of the type fits. */
  record Is(EntityType type) implements ScopeTest {
    @Override
    public boolean test(EntityUid uid, @Nullable Entity entity) {
      return type.equals(uid.type());
    }
  }

  /** What is of the type and in the group fits. */
  record IsIn(EntityType type, EntityUid group) implements ScopeTest {
    @Override
    public boolean test(EntityUid uid, @Nullable Entity entity) {
      return type.equals(uid.type()) && (group.equals(uid) || Frame.isBelow(entity, group));
    }
  }

  static ScopeTest of(Scope scope) {
    return switch (scope) {
      case Scope.Any _ -> new Any();
      case Scope.Equal s -> new Equal(known(s.target()));
      case Scope.In s -> new In(known(s.target()));
      case Scope.Is s -> new Is(s.type());
      case Scope.IsIn s -> new IsIn(s.type(), known(s.target()));
    };
  }

  private static EntityUid known(Scope.Target target) {
    return switch (target) {
      case Scope.Target.Known t -> t.uid();
      case Scope.Target.Slot _ -> throw new IllegalArgumentException("a template has no meaning");
    };
  }
}
