package dev.ilk.cedar.validate;

import dev.ilk.cedar.data.BoolValue;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.SetValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.schema.SchemaModel;
import dev.ilk.cedar.schema.SchemaModel.ActionModel;
import dev.ilk.cedar.schema.SchemaModel.EntityModel;
import dev.ilk.cedar.type.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Checks entities and requests against a schema; tells the first thing that does not fit. */
public final class DataChecker {
  private final SchemaModel schema;

  /**
   * A checker.
   *
   * @param schema what to check against
   */
  public DataChecker(SchemaModel schema) {
    this.schema = schema;
  }

  /**
   * Checks a request.
   *
   * @param request the request
   * @return what is wrong, empty if nothing
   */
  public Optional<String> check(Request request) {
    Optional<ActionModel> action = schema.action(request.action());
    if (action.isEmpty()) {
      return Optional.of("the action `" + request.action() + "` is not declared");
    }
    return party("principal", request.principal(), action.get().principals(), request.action())
        .or(() -> party("resource", request.resource(), action.get().resources(), request.action()))
        .or(() -> value(request.context(), action.get().context(), "context"));
  }

  private Optional<String> party(
      String role, EntityUid uid, Set<EntityType> allowed, EntityUid action) {
    if (schema.entityType(uid.type()).isEmpty()) {
      return Optional.of("the type of the " + role + " `" + uid + "` is not declared");
    }
    if (!allowed.contains(uid.type())) {
      return Optional.of(
          "the action `"
              + action
              + "` does not apply to a "
              + role
              + " of type `"
              + uid.type()
              + "`");
    }
    return uid(uid, role);
  }

  /**
   * Checks an entity with all its ancestors.
   *
   * @param entity the entity, out of a store
   * @return what is wrong, empty if nothing
   */
  public Optional<String> check(Entity entity) {
    String where = "entity `" + entity.uid() + "`";
    if (entity.uid().type().isAction()) {
      return action(entity, where);
    }
    Optional<EntityModel> model = schema.entityType(entity.uid().type());
    if (model.isEmpty()) {
      return Optional.of(where + ": its type is not declared");
    }
    return uid(entity.uid(), where)
        .or(() -> record(entity.attributes(), model.get().attributes(), where + ", attribute "))
        .or(() -> ancestors(entity, model.get(), where))
        .or(() -> tags(entity, model.get(), where));
  }

  private Optional<String> action(Entity entity, String where) {
    Optional<ActionModel> model = schema.action(entity.uid());
    if (model.isEmpty()) {
      return Optional.of(where + ": the action is not declared");
    }
    boolean same =
        entity.attributes().size() == 0
            && entity.tags().size() == 0
            && new HashSet<>(entity.ancestors().asList()).equals(model.get().ancestors());
    return same
        ? Optional.empty()
        : Optional.of(where + ": the action differs from its declaration");
  }

  private Optional<String> ancestors(Entity entity, EntityModel model, String where) {
    for (EntityUid ancestor : entity.ancestors().asList()) {
      if (!model.ancestors().contains(ancestor.type())) {
        return Optional.of(
            where + ": it cannot be in `" + ancestor + "`, since its type is not declared so");
      }
      Optional<String> wrong = uid(ancestor, where);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private Optional<String> tags(Entity entity, EntityModel model, String where) {
    for (Map.Entry<String, Value> tag : entity.tags().toMap().entrySet()) {
      String at = where + ", tag `" + tag.getKey() + "`";
      Optional<String> wrong =
          model.tags().isEmpty()
              ? Optional.of(at + ": not declared")
              : value(tag.getValue(), model.tags().get(), at);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private Optional<String> record(RecordValue record, Type.Fields type, String where) {
    Map<String, Value> values = new TreeMap<>(record.toMap());
    for (Map.Entry<String, Type.Attribute> declared : type.attributes().entrySet()) {
      String at = where + "`" + declared.getKey() + "`";
      Value value = values.remove(declared.getKey());
      if (value == null) {
        if (declared.getValue().required()) {
          return Optional.of(at + ": required and missing");
        }
        continue;
      }
      Optional<String> wrong = value(value, declared.getValue().type(), at);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return values.keySet().stream().findFirst().map(name -> where + "`" + name + "`: not declared");
  }

  private Optional<String> value(Value value, Type type, String where) {
    return switch (type) {
      case Type.Fields t when value instanceof RecordValue record ->
          record(record, t, where + ", attribute ");
      case Type.SetOf t when value instanceof SetValue set -> {
        List<Value> elements = set.elements();
        yield elements.stream().flatMap(e -> value(e, t.element(), where).stream()).findFirst();
      }
      case Type.Entity t when value instanceof EntityUid uid && uid.type().equals(t.type()) ->
          uid(uid, where);
      case Type.Bool _, Type.Int _, Type.Text _, Type.Extension _ when plain(value, type) ->
          Optional.empty();
      default -> Optional.of(where + ": expected `" + type + "`, found " + value.kind().word());
    };
  }

  private static boolean plain(Value value, Type type) {
    return switch (type) {
      case Type.Bool _ -> value instanceof BoolValue;
      case Type.Int _ -> value.kind() == Value.Kind.LONG;
      case Type.Text _ -> value.kind() == Value.Kind.STRING;
      case Type.Extension t -> value.kind() == t.kind();
      case Type.Entity _, Type.SetOf _, Type.Fields _ -> false;
    };
  }

  private Optional<String> uid(EntityUid uid, String where) {
    if (uid.type().isAction()) {
      return schema.action(uid).isPresent()
          ? Optional.empty()
          : Optional.of(where + ": the action `" + uid + "` is not declared");
    }
    return schema
        .entityType(uid.type())
        .flatMap(EntityModel::choices)
        .filter(choices -> !choices.contains(uid.id()))
        .map(choices -> where + ": `" + uid + "` is not one of the entities of its type");
  }
}
