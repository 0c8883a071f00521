package dev.ilk.cedar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.json.Json;
import dev.ilk.cedar.json.JsonRefusedException;
import dev.ilk.cedar.schema.TypeExpression.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads schemas in JSON: an object of namespaces, each with its types and actions. */
final class SchemaJsonReader {
  private static final Set<String> NAMESPACE_KEYS =
      Set.of("commonTypes", "entityTypes", "actions", "annotations");
  private static final Set<String> ENTITY_KEYS =
      Set.of("memberOfTypes", "shape", "tags", "annotations");
  private static final Set<String> ENUM_KEYS = Set.of("enum", "annotations");
  private static final Set<String> ACTION_KEYS =
      Set.of("appliesTo", "memberOf", "attributes", "annotations");
  private static final Set<String> APPLIES_TO_KEYS =
      Set.of("principalTypes", "resourceTypes", "context");

  private SchemaJsonReader() {}

  static Fragment read(SourceText source) {
    JsonNode tree = Json.read(source);
    if (!tree.isObject()) {
      throw new JsonRefusedException("expected an object of namespaces");
    }
    Fragment fragment = new Fragment();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      String name = entry.getKey();
      if (!name.isEmpty() && !EntityType.isValid(name)) {
        throw new JsonRefusedException("`" + name + "` cannot be a namespace");
      }
      fragment.namespaces.put(name, namespace(entry.getValue(), "namespace `" + name + "`"));
    }
    return fragment;
  }

  private static Fragment.Namespace namespace(JsonNode node, String where) {
    JsonNode entityTypes = Json.required(node, "entityTypes", where);
    JsonNode actions = Json.required(node, "actions", where);
    Json.onlyKeys(node, NAMESPACE_KEYS, where);
    Fragment.Namespace namespace = new Fragment.Namespace();
    for (Map.Entry<String, JsonNode> e : node.path("commonTypes").properties()) {
      String name = declared(e.getKey(), where);
      String at = where + ", common type `" + name + "`";
      namespace.commonTypes.put(
          name, new Fragment.Common(SchemaJsonTypes.read(e.getValue(), at), Span.NONE));
    }
    for (Map.Entry<String, JsonNode> e : entityTypes.properties()) {
      String name = declared(e.getKey(), where);
      namespace.entityTypes.put(name, entity(e.getValue(), where + ", entity type `" + name + "`"));
    }
    for (Map.Entry<String, JsonNode> e : actions.properties()) {
      namespace.actions.put(
          e.getKey(), action(e.getValue(), where + ", action `" + e.getKey() + "`"));
    }
    return namespace;
  }

  private static String declared(String name, String where) {
    if (!EntityType.isIdentifier(name)) {
      throw new JsonRefusedException(where + ": `" + name + "` cannot be the name of a type");
    }
    return name;
  }

  private static Fragment.Entity entity(JsonNode node, String where) {
    if (node.has("enum")) {
      Json.onlyKeys(node, ENUM_KEYS, where);
      List<String> choices = new ArrayList<>();
      node.get("enum").forEach(c -> choices.add(Json.string(c, where + ", enum")));
      if (choices.isEmpty()) {
        throw new JsonRefusedException(where + ": the list of ids is empty");
      }
      return new Fragment.Entity(
          List.of(),
          TypeExpression.Fields.EMPTY,
          Optional.empty(),
          Optional.of(choices),
          Span.NONE);
    }
    Json.onlyKeys(node, ENTITY_KEYS, where);
    return new Fragment.Entity(
        names(node.path("memberOfTypes"), where + ", memberOfTypes"),
        node.has("shape")
            ? SchemaJsonTypes.read(node.get("shape"), where + ", shape")
            : TypeExpression.Fields.EMPTY,
        Optional.ofNullable(node.get("tags"))
            .map(tags -> SchemaJsonTypes.read(tags, where + ", tags")),
        Optional.empty(),
        Span.NONE);
  }

  private static List<TypeExpression.Named> names(JsonNode node, String where) {
    List<TypeExpression.Named> names = new ArrayList<>();
    for (JsonNode name : node) {
      names.add(new TypeExpression.Named(Json.string(name, where), Meaning.ENTITY, Span.NONE));
    }
    return names;
  }

  private static Fragment.Action action(JsonNode node, String where) {
    Json.onlyKeys(node, ACTION_KEYS, where);
    if (node.has("attributes") && !node.get("attributes").isNull()) {
      throw new JsonRefusedException(where + ": actions cannot have attributes");
    }
    List<Fragment.ActionName> parents = new ArrayList<>();
    for (JsonNode parent : node.path("memberOf")) {
      Json.onlyKeys(parent, Set.of("id", "type"), where + ", memberOf");
      String id = Json.string(Json.required(parent, "id", where), where + ", memberOf.id");
      String type =
          parent.hasNonNull("type")
              ? Json.string(parent.get("type"), where + ", memberOf.type")
              : "Action";
      parents.add(new Fragment.ActionName(type, id, Span.NONE));
    }
    JsonNode appliesTo = node.path("appliesTo");
    if (!appliesTo.isObject()) {
      return new Fragment.Action(
          parents, List.of(), List.of(), TypeExpression.Fields.EMPTY, Span.NONE);
    }
    Json.onlyKeys(appliesTo, APPLIES_TO_KEYS, where + ", appliesTo");
    return new Fragment.Action(
        parents,
        names(Json.required(appliesTo, "principalTypes", where), where + ", principalTypes"),
        names(Json.required(appliesTo, "resourceTypes", where), where + ", resourceTypes"),
        appliesTo.has("context")
            ? SchemaJsonTypes.read(appliesTo.get("context"), where + ", context")
            : TypeExpression.Fields.EMPTY,
        Span.NONE);
  }
}
