package dev.ilk.cedar.schema;

import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.schema.SchemaModel.ActionModel;
import dev.ilk.cedar.schema.SchemaModel.EntityModel;
import dev.ilk.cedar.type.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the model of a schema from its declarations. */
public final class SchemaBuilder {
  private final Definitions definitions;
  private final TypeResolver types;

  private SchemaBuilder(Fragment fragment) {
    definitions = new Definitions(fragment);
    types = new TypeResolver(definitions);
  }

  /**
   * Reads a schema in Cedar's own syntax.
   *
   * @param source the text
   * @return the model
   * @throws dev.ilk.cedar.syntax.SyntaxException if the text is no schema
   * @throws SchemaException if its declarations do not fit together
   */
  public static SchemaModel fromText(SourceText source) {
    return new SchemaBuilder(SchemaParser.read(source)).build();
  }

  /**
   * Reads a schema in JSON.
   *
   * @param source the text
   * @return the model
   * @throws dev.ilk.cedar.json.JsonRefusedException if the text is no schema
   * @throws SchemaException if its declarations do not fit together
   */
  public static SchemaModel fromJson(SourceText source) {
    return new SchemaBuilder(SchemaJsonReader.read(source)).build();
  }

  private SchemaModel build() {
    types.checkCommonTypes();
    return new SchemaModel(entityTypes(), actions());
  }

  private Map<EntityType, EntityModel> entityTypes() {
    Map<EntityType, Set<EntityType>> parents = new HashMap<>();
    definitions.entityTypes.forEach((name, entity) -> {
      EntityType type = EntityType.of(name);
      Set<EntityType> direct = new HashSet<>();
      entity
          .parents()
          .forEach(p -> direct.add(definitions.declaredEntityType(p, type.namespace())));
      parents.put(type, direct);
    });
    Map<EntityType, EntityModel> models = new HashMap<>();
    definitions.entityTypes.forEach((name, entity) -> {
      EntityType type = EntityType.of(name);
      Type.Fields attributes =
          record(entity.shape(), type.namespace(), "the shape of `" + name + "`", entity.at());
      Optional<Type> tags = entity.tags().map(t -> types.resolve(t, type.namespace()));
      models.put(
          type,
          new EntityModel(
              type, attributes, tags, closure(type, parents), entity.choices().map(Set::copyOf)));
    });
    return models;
  }

  private Map<EntityUid, ActionModel> actions() {
    Map<EntityUid, Set<EntityUid>> parents = new HashMap<>();
    definitions.actions.forEach((uid, action) -> {
      Set<EntityUid> direct = new HashSet<>();
      action.parents().forEach(p -> direct.add(definitions.action(p, uid.type().namespace())));
      parents.put(uid, direct);
    });
    Map<EntityUid, ActionModel> models = new HashMap<>();
    definitions.actions.forEach((uid, action) -> {
      Set<EntityUid> ancestors = closure(uid, parents);
      if (ancestors.contains(uid)) {
        throw new SchemaException(action.at(), "the action `" + uid + "` is in itself");
      }
      String namespace = uid.type().namespace();
      models.put(
          uid,
          new ActionModel(
              uid,
              parents.getOrDefault(uid, Set.of()),
              ancestors,
              declared(action.principals(), namespace),
              declared(action.resources(), namespace),
              record(action.context(), namespace, "the context of `" + uid + "`", action.at())));
    });
    return models;
  }

  private Set<EntityType> declared(List<TypeExpression.Named> names, String namespace) {
    Set<EntityType> found = new HashSet<>();
    names.forEach(name -> found.add(definitions.declaredEntityType(name, namespace)));
    return found;
  }

  private Type.Fields record(TypeExpression expression, String namespace, String what, Span at) {
    if (types.resolve(expression, namespace) instanceof Type.Fields fields) {
      return fields;
    }
    throw new SchemaException(at, what + " is not a record");
  }

  /** Everything that can be reached by going up; a member itself only if it is on a cycle. */
  private static <T> Set<T> closure(T start, Map<T, Set<T>> parents) {
    Set<T> reached = new HashSet<>();
    Deque<T> open = new ArrayDeque<>(parents.getOrDefault(start, Set.of()));
    while (!open.isEmpty()) {
      T next = open.pop();
      if (reached.add(next)) {
        open.addAll(parents.getOrDefault(next, Set.of()));
      }
    }
    return reached;
  }
}
