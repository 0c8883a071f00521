package dev.ilk.cedar.schema;

import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.json.EntityReader;
import dev.ilk.cedar.json.JsonRefusedException;
import dev.ilk.cedar.schema.SchemaModel.EntityModel;
import dev.ilk.cedar.type.Type;
import java.util.Optional;

/**
 * What a schema tells the reader of entities. Actions are read as they stand, since they have no
 * attributes.
 *
 * @param schema what is declared
 */
public record DeclaredTypes(SchemaModel schema) implements EntityReader.Types {

  @Override
  public Optional<Type> attribute(EntityUid uid, String name) {
    if (uid.type().isAction()) {
      return Optional.empty();
    }
    return Optional.of(
        model(uid)
            .attributes()
            .attribute(name)
            .orElseThrow(() -> refused(uid, "the attribute `" + name + "` is not declared"))
            .type());
  }

  @Override
  public Optional<Type> tag(EntityUid uid) {
    if (uid.type().isAction()) {
      return Optional.empty();
    }
    return Optional.of(
        model(uid).tags().orElseThrow(() -> refused(uid, "its type does not have tags")));
  }

  private EntityModel model(EntityUid uid) {
    return schema
        .entityType(uid.type())
        .orElseThrow(() -> refused(uid, "its type is not declared"));
  }

  private static JsonRefusedException refused(EntityUid uid, String problem) {
    return new JsonRefusedException("entity `" + uid + "`: " + problem);
  }
}
