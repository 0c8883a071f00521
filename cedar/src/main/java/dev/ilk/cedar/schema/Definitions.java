package dev.ilk.cedar.schema;

import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.Value.Kind;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.schema.TypeExpression.Meaning;
import dev.ilk.cedar.type.Type;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that a schema defines, and what a name stands for where it is used.
 *
 * <p>A name without a namespace stands for the definition in the namespace that uses it, else for
 * that in the empty namespace; a common type before an entity type. What is built in can be named
 * without its namespace unless the schema defines the same name itself.
 */
final class Definitions {
  private static final String INTERNAL = "__cedar::";
  private static final Map<String, Type> BUILT_IN =
      Map.of(
          "Bool", Type.BOOL,
          "Long", Type.LONG,
          "String", Type.STRING,
          "decimal", new Type.Extension(Kind.DECIMAL),
          "ipaddr", new Type.Extension(Kind.IPADDR),
          "datetime", new Type.Extension(Kind.DATETIME),
          "duration", new Type.Extension(Kind.DURATION));
  private static final Set<String> NOT_COMMON =
      Set.of("Bool", "Boolean", "Entity", "Extension", "Long", "Record", "Set", "String");

  /** A common type with the namespace that it is written in. */
  record Common(TypeExpression type, String namespace) {}

  final Map<String, Common> commonTypes = new LinkedHashMap<>();
  final Map<String, Fragment.Entity> entityTypes = new LinkedHashMap<>();
  final Map<EntityUid, Fragment.Action> actions = new LinkedHashMap<>();
  private final Set<String> actionTypes = new HashSet<>();

  Definitions(Fragment fragment) {
    fragment.namespaces.forEach(this::collect);
    refuseShadowing();
  }

  private void collect(String namespace, Fragment.Namespace declared) {
    declared.commonTypes.forEach((name, common) -> {
      if (NOT_COMMON.contains(name)) {
        throw new SchemaException(
            common.at(), "`" + name + "` is reserved and cannot be a common type");
      }
      commonTypes.put(qualify(namespace, name), new Common(common.type(), namespace));
    });
    declared.entityTypes.forEach((name, entity) -> {
      if (name.equals("Action")) {
        throw new SchemaException(entity.at(), "`Action` is reserved and cannot be an entity type");
      }
      entityTypes.put(qualify(namespace, name), entity);
    });
    declared.actions.forEach((id, action) -> {
      String type = qualify(namespace, "Action");
      actionTypes.add(type);
      actions.put(EntityUid.of(type, id), action);
    });
  }

  static String qualify(String namespace, String name) {
    return namespace.isEmpty() ? name : namespace + "::" + name;
  }

  private void refuseShadowing() {
    Set<String> unqualified = new HashSet<>();
    Set<String> all = new HashSet<>(commonTypes.keySet());
    all.addAll(entityTypes.keySet());
    all.stream().filter(name -> !name.contains("::")).forEach(unqualified::add);
    for (String name : all) {
      String base = name.substring(name.lastIndexOf(':') + 1);
      if (name.contains("::") && unqualified.contains(base)) {
        throw new SchemaException(
            Span.NONE,
            "`" + name + "` hides `" + base + "`, which is declared without a namespace");
      }
    }
    for (EntityUid action : actions.keySet()) {
      EntityUid plain = EntityUid.of("Action", action.id());
      if (!action.equals(plain) && actions.containsKey(plain)) {
        throw new SchemaException(
            Span.NONE,
            "`" + action + "` hides `" + plain + "`, which is declared without a namespace");
      }
    }
  }

  private static List<String> possibilities(String name, String namespace) {
    return name.contains("::") || namespace.isEmpty()
        ? List.of(name)
        : List.of(qualify(namespace, name), name);
  }

  /** What a name stands for. */
  sealed interface Resolved {}

  /** A common type of the schema, by its full name. */
  record ToCommon(String name) implements Resolved {}

  /** An entity type or something built in. */
  record ToType(Type type) implements Resolved {}

  Resolved resolve(TypeExpression.Named name, String namespace) {
    for (String possible : possibilities(name.name(), namespace)) {
      if (name.meaning() != Meaning.ENTITY) {
        if (commonTypes.containsKey(possible)) {
          return new ToCommon(possible);
        }
        Type builtIn = builtIn(possible);
        if (builtIn != null) {
          return new ToType(builtIn);
        }
      }
      if (name.meaning() != Meaning.COMMON && isEntityType(possible)) {
        return new ToType(new Type.Entity(EntityType.of(possible)));
      }
    }
    throw new SchemaException(
        name.at(), "`" + name.name() + "` is not declared as " + name.meaning().description);
  }

  private @Nullable Type builtIn(String name) {
    if (name.startsWith(INTERNAL)) {
      return BUILT_IN.get(name.substring(INTERNAL.length()));
    }
    return entityTypes.containsKey(name) ? null : BUILT_IN.get(name);
  }

  private boolean isEntityType(String name) {
    return entityTypes.containsKey(name) || actionTypes.contains(name);
  }

  /** An entity type that the schema declares itself, so not the type of actions. */
  EntityType declaredEntityType(TypeExpression.Named name, String namespace) {
    for (String possible : possibilities(name.name(), namespace)) {
      if (entityTypes.containsKey(possible)) {
        return EntityType.of(possible);
      }
    }
    throw new SchemaException(name.at(), "`" + name.name() + "` is not declared as an entity type");
  }

  EntityUid action(Fragment.ActionName name, String namespace) {
    for (String possible : possibilities(name.type(), namespace)) {
      if (EntityType.isValid(possible)) {
        EntityUid uid = EntityUid.of(possible, name.id());
        if (actions.containsKey(uid)) {
          return uid;
        }
      }
    }
    throw new SchemaException(name.at(), "the action `" + name.id() + "` is not declared");
  }
}
