package dev.ilk.cedar.data;

import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entities that decisions look at, with every ancestor worked out beforehand. Immutable and
 * safe to share between threads; to change one, make another.
 *
 * <p>INVARIANT: the hierarchy has no cycle, and each entity's ancestors are complete with respect
 * to this store.
 */
public final class Entities {

  /** The store without entities. */
  public static final Entities EMPTY = new Entities(Map.of(), Set.of(), null);

  private final Map<EntityUid, Entity> own;
  // Uids that some entity names as an ancestor and that the store does not hold: adding one of them
  // would change the ancestors of what is already here.
  private final Set<EntityUid> dangling;
  private final @Nullable Entities base;

  private Entities(Map<EntityUid, Entity> own, Set<EntityUid> dangling, @Nullable Entities base) {
    this.own = own;
    this.dangling = dangling;
    this.base = base;
  }

  /**
   * A store.
   *
   * @param entities the entities, in any order; one may be given twice if it says the same
   * @return the store, or why not: an entity given twice with different content, or a cycle
   */
  public static Parsed<Entities> of(Collection<Entity> entities) {
    return build(entities, null);
  }

  /**
   * This store and further entities. Costs what the further entities cost, not what this store
   * holds, unless they are already known here.
   *
   * @param further the entities to add, such as those that came with a request
   * @return the larger store, or why not: an entity known here with other content, or a cycle
   */
  public Parsed<Entities> plus(Collection<Entity> further) {
    if (further.isEmpty()) {
      return Parsed.of(this);
    }
    boolean layered = base == null && further.stream().noneMatch(e -> touches(e.uid()));
    if (layered) {
      return build(further, this);
    }
    List<Entity> all = new ArrayList<>(own.values());
    if (base != null) {
      all.addAll(base.own.values());
    }
    all.addAll(further);
    return build(all, null);
  }

  private boolean touches(EntityUid uid) {
    return own.containsKey(uid) || dangling.contains(uid);
  }

  private static Parsed<Entities> build(Collection<Entity> entities, @Nullable Entities base) {
    Map<EntityUid, Entity> given = HashMap.newHashMap(entities.size());
    for (Entity entity : entities) {
      Entity before = given.putIfAbsent(entity.uid(), entity);
      if (before != null && !before.sameAs(entity)) {
        return Parsed.refused(
            Diagnostic.of("duplicate entity `" + entity.uid() + "` with different content"));
      }
    }
    Ancestry ancestry = new Ancestry(given, base);
    Map<EntityUid, Entity> whole = HashMap.newHashMap(given.size());
    for (Entity entity : given.values()) {
      UidSet ancestors = ancestry.of(entity);
      if (ancestors == null) {
        return Parsed.refused(
            Diagnostic.of("the hierarchy has a cycle through `" + entity.uid() + "`"));
      }
      whole.put(entity.uid(), entity.withAncestors(ancestors));
    }
    Set<EntityUid> missing = new HashSet<>();
    for (Entity entity : whole.values()) {
      for (EntityUid ancestor : entity.ancestors().asList()) {
        if (!whole.containsKey(ancestor)) {
          missing.add(ancestor);
        }
      }
    }
    return Parsed.of(new Entities(whole, missing, base));
  }

  /**
   * Looks an entity up.
   *
   * @param uid its name
   * @return the entity, or null if the store does not know it
   */
  public @Nullable Entity find(EntityUid uid) {
    Entity found = own.get(uid);
    return found == null && base != null ? base.own.get(uid) : found;
  }

  /**
   * The number of entities.
   *
   * @return 0 for the empty store
   */
  public int size() {
    return own.size() + (base == null ? 0 : base.own.size());
  }

  /**
   * All entities.
   *
   * @return an unmodifiable collection, in no order
   */
  public Collection<Entity> all() {
    List<Entity> all = new ArrayList<>(own.values());
    if (base != null) {
      all.addAll(base.own.values());
    }
    return List.copyOf(all);
  }
}
