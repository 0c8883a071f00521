package dev.ilk.cedar.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works out who is in which group, directly or not. Walks with a stack of its own, so that a deep
 * hierarchy cannot exhaust the thread's, and shares one set among entities with the same parents.
 */
final class Ancestry {
  private final Map<EntityUid, Entity> given;
  private final @Nullable Entities base;
  private final Map<UidSet, UidSet> byParents = new HashMap<>();
  private final Set<EntityUid> open = new HashSet<>();

  Ancestry(Map<EntityUid, Entity> given, @Nullable Entities base) {
    this.given = given;
    this.base = base;
  }

  /** The ancestors of an entity, or null if it is on, or leads into, a cycle. */
  @Nullable UidSet of(Entity start) {
    Deque<Entity> stack = new ArrayDeque<>();
    stack.push(start);
    open.add(start.uid());
    while (!stack.isEmpty()) {
      Entity top = stack.peek();
      Entity next = unresolvedParent(top);
      if (next == null) {
        byParents.computeIfAbsent(top.parents(), this::union);
        open.remove(top.uid());
        stack.pop();
      } else if (open.add(next.uid())) {
        stack.push(next);
      } else {
        return null;
      }
    }
    UidSet found = byParents.get(start.parents());
    return found == null || found.contains(start.uid()) ? null : found;
  }

  private @Nullable Entity unresolvedParent(Entity entity) {
    if (byParents.containsKey(entity.parents())) {
      return null;
    }
    for (EntityUid parent : entity.parents().asList()) {
      Entity known = given.get(parent);
      if (known != null && !byParents.containsKey(known.parents())) {
        return known;
      }
    }
    return null;
  }

  private UidSet union(UidSet parents) {
    Set<EntityUid> all = new HashSet<>(parents.asList());
    for (EntityUid parent : parents.asList()) {
      Entity known = given.get(parent);
      UidSet further = known == null ? baseAncestors(parent) : byParents.get(known.parents());
      if (further != null) {
        all.addAll(further.asList());
      }
    }
    return UidSet.of(all);
  }

  private @Nullable UidSet baseAncestors(EntityUid parent) {
    Entity known = base == null ? null : base.find(parent);
    return known == null ? null : known.ancestors();
  }
}
