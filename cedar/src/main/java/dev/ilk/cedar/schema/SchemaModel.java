package dev.ilk.cedar.schema;

import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.type.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a schema declares, with every name resolved and every hierarchy closed.
 *
 * @param entityTypes by name
 * @param actions by uid
 */
public record SchemaModel(
    Map<EntityType, EntityModel> entityTypes, Map<EntityUid, ActionModel> actions) {

  public SchemaModel {
    entityTypes = Map.copyOf(entityTypes);
    actions = Map.copyOf(actions);
  }

  /**
   * An entity type.
   *
   * @param name its name
   * @param attributes what its entities have and may have
   * @param tags the type of their tags; empty if they have none
   * @param ancestors the types that they may be in, directly or not
   * @param choices the ids of the only entities, if they are enumerated
   */
  public record EntityModel(
      EntityType name,
      Type.Fields attributes,
      Optional<Type> tags,
      Set<EntityType> ancestors,
      Optional<Set<String>> choices) {
    public EntityModel {
      ancestors = Set.copyOf(ancestors);
      choices = choices.map(Set::copyOf);
    }
  }

  /**
   * An action.
   *
   * @param uid its name
   * @param parents the groups that it is directly in
   * @param ancestors the groups that it is in, directly or not
   * @param principals the types of principals it applies to
   * @param resources the types of resources it applies to
   * @param context the type of the context
   */
  public record ActionModel(
      EntityUid uid,
      Set<EntityUid> parents,
      Set<EntityUid> ancestors,
      Set<EntityType> principals,
      Set<EntityType> resources,
      Type.Fields context) {
    public ActionModel {
      parents = Set.copyOf(parents);
      ancestors = Set.copyOf(ancestors);
      principals = Set.copyOf(principals);
      resources = Set.copyOf(resources);
    }
  }

  /**
   * What is declared of an entity type.
   *
   * @param type its name
   * @return the declaration, if there is one
   */
  public Optional<EntityModel> entityType(EntityType type) {
    return Optional.ofNullable(entityTypes.get(type));
  }

  /**
   * What is declared of an action.
   *
   * @param uid its name
   * @return the declaration, if there is one
   */
  public Optional<ActionModel> action(EntityUid uid) {
    return Optional.ofNullable(actions.get(uid));
  }
}
