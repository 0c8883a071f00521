package dev.ilk.cedar.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;

/** Reads entity uids: <code>{"type": …, "id": …}</code>, bare or under {@code __entity}. */
public final class UidReader {
  private UidReader() {}

  /**
   * Reads a uid.
   *
   * @param node the value
   * @param where the path to it, for messages
   * @return the uid
   * @throws JsonRefusedException if it is none
   */
  public static EntityUid read(JsonNode node, String where) {
    JsonNode inner = node.isObject() && node.has("__entity") ? node.get("__entity") : node;
    if (!inner.isObject() || !inner.has("type") || !inner.has("id")) {
      throw new JsonRefusedException(
          where + ": expected an entity, written as {\"type\": …, \"id\": …}");
    }
    return new EntityUid(
        type(Json.string(inner.get("type"), where + ".type"), where),
        Json.string(inner.get("id"), where + ".id"));
  }

  /**
   * Reads the name of a type.
   *
   * @param name the name
   * @param where the path to it, for messages
   * @return the type
   * @throws JsonRefusedException if it is none
   */
  public static EntityType type(String name, String where) {
    if (!EntityType.isValid(name)) {
      throw new JsonRefusedException(where + ": `" + name + "` is not an entity type name");
    }
    return EntityType.of(name);
  }
}
