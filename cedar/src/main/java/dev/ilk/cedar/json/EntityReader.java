package dev.ilk.cedar.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads entities: an array of objects with {@code uid}, {@code attrs}, {@code parents}, {@code
 * tags}.
 */
public final class EntityReader {

  /** What is known of the types of an entity's attributes and tags before it is read. */
  public interface Types {

    /**
     * The type of an attribute.
     *
     * @param uid the entity
     * @param name the attribute
     * @return its type; empty if values are read as they stand
     * @throws JsonRefusedException if the entity cannot have it
     */
    Optional<Type> attribute(EntityUid uid, String name);

    /**
     * The type of the tags.
     *
     * @param uid the entity
     * @return their type; empty if values are read as they stand
     * @throws JsonRefusedException if the entity cannot have tags
     */
    Optional<Type> tag(EntityUid uid);
  }

  /** Nothing is known of any type. */
  public static final Types UNTYPED =
      new Types() {
        @Override
        public Optional<Type> attribute(EntityUid uid, String name) {
          return Optional.empty();
        }

        @Override
        public Optional<Type> tag(EntityUid uid) {
          return Optional.empty();
        }
      };

  private static final Set<String> KEYS = Set.of("uid", "attrs", "parents", "tags");

  private EntityReader() {}

  /**
   * Reads entities.
   *
   * @param tree the array
   * @param types what is known of their types
   * @return the entities in the order of the text
   * @throws JsonRefusedException if something does not fit
   */
  public static List<Entity> readAll(JsonNode tree, Types types) {
    if (!tree.isArray()) {
      throw new JsonRefusedException("expected an array of entities");
    }
    List<Entity> entities = new ArrayList<>(tree.size());
    for (JsonNode node : tree) {
      entities.add(read(node, types, "[" + entities.size() + "]"));
    }
    return entities;
  }

  private static Entity read(JsonNode node, Types types, String position) {
    EntityUid uid = UidReader.read(Json.required(node, "uid", position), position + ".uid");
    String where = "entity `" + uid + "`";
    Json.onlyKeys(node, KEYS, where);
    RecordValue attributes =
        values(
            Json.required(node, "attrs", where),
            name -> types.attribute(uid, name),
            where + ", attribute ");
    RecordValue tags =
        node.has("tags")
            ? values(node.get("tags"), name -> types.tag(uid), where + ", tag ")
            : RecordValue.EMPTY;
    return new Entity(uid, attributes, parents(uid, node, where), tags);
  }

  private interface Expected {
    Optional<Type> of(String name);
  }

  private static RecordValue values(JsonNode node, Expected expected, String where) {
    if (!node.isObject()) {
      throw new JsonRefusedException(where + "s: expected an object");
    }
    Map<String, Value> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = Json.sound(field.getKey(), where);
      String at = where + "`" + name + "`";
      Optional<Type> type = expected.of(name);
      values.put(
          name,
          type.isPresent()
              ? ValueReader.read(field.getValue(), type.get(), at)
              : ValueReader.read(field.getValue(), at));
    }
    return RecordValue.of(values);
  }

  private static List<EntityUid> parents(EntityUid uid, JsonNode node, String where) {
    JsonNode list = Json.required(node, "parents", where);
    if (!list.isArray()) {
      throw new JsonRefusedException(where + ", parents: expected an array");
    }
    List<EntityUid> parents = new ArrayList<>(list.size());
    for (JsonNode parent : list) {
      EntityUid read = UidReader.read(parent, where + ", parents[" + parents.size() + "]");
      if (uid.type().isAction() && !read.type().isAction()) {
        throw new JsonRefusedException(
            where + ": an action is in `" + read + "`, which is not an action");
      }
      parents.add(read);
    }
    return parents;
  }
}
