package dev.ilk.cedar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.json.EntityReader;
import dev.ilk.cedar.json.Json;
import dev.ilk.cedar.json.JsonRefusedException;
import dev.ilk.cedar.json.PolicyWriter;
import dev.ilk.cedar.json.PosedWriter;
import dev.ilk.cedar.json.UidReader;
import dev.ilk.cedar.json.ValueReader;
import dev.ilk.cedar.json.ValueWriter;
import dev.ilk.cedar.schema.DeclaredTypes;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Cedar's JSON formats. Reading refuses duplicate and unknown keys, numbers that are no 64-bit
 * integers, and what nests deeper than 128 levels.
 */
public final class CedarJson {
  private static final Set<String> POSED_KEYS =
      Set.of("principal", "action", "resource", "context", "entities");

  private CedarJson() {}

  /**
   * Reads entities, without knowing their types.
   *
   * @param source an array of entities
   * @return the store, or what is wrong
   */
  public static Parsed<Entities> readEntities(SourceText source) {
    return read(() -> EntityReader.readAll(Json.read(source), EntityReader.UNTYPED))
        .then(Entities::of);
  }

  /**
   * Reads entities by their declared types, checks them, and puts the declared actions among them.
   *
   * @param source an array of entities
   * @param schema what is declared
   * @return the store, or what is wrong
   */
  public static Parsed<Entities> readEntities(SourceText source, Schema schema) {
    DeclaredTypes types = new DeclaredTypes(schema.model());
    return read(() -> EntityReader.readAll(Json.read(source), types)).then(schema::complete);
  }

  /**
   * Reads one entity uid.
   *
   * @param source an object with {@code type} and {@code id}
   * @return the uid, or what is wrong
   */
  public static Parsed<EntityUid> readUid(SourceText source) {
    return read(() -> UidReader.read(Json.read(source), "uid"));
  }

  /**
   * Reads the context of a request, without knowing its type.
   *
   * @param source an object
   * @return the context, or what is wrong
   */
  public static Parsed<RecordValue> readContext(SourceText source) {
    return read(() -> ValueReader.read(Json.read(source), "context")).then(CedarJson::asRecord);
  }

  /**
   * Reads the context of a request by its declared type. Whether it is all of that type is for
   * {@link Schema#validate} to tell.
   *
   * @param source an object
   * @param schema what is declared
   * @param action the action of the request
   * @return the context, or what is wrong
   */
  public static Parsed<RecordValue> readContext(
      SourceText source, Schema schema, EntityUid action) {
    return schema
        .model()
        .action(action)
        .map(a ->
            read(() -> ValueReader.read(Json.read(source), a.context(), "context"))
                .then(CedarJson::asRecord))
        .orElseGet(
            () -> Parsed.refused(Diagnostic.of("the action `" + action + "` is not declared")));
  }

  /**
   * Writes entities.
   *
   * @param entities the store
   * @return an array that {@link #readEntities} reads
   */
  public static String write(Entities entities) {
    return ValueWriter.entities(entities.all()).toString();
  }

  /**
   * Writes a policy, without its id.
   *
   * @param policy the policy, of a link with its slots filled
   * @return an object
   */
  public static String write(Policy policy) {
    return PolicyWriter.write(policy.tree()).toString();
  }

  /**
   * Writes a set of policies, with templates and links.
   *
   * @param policies the set
   * @return an object that {@link #readPolicies} reads
   */
  public static String write(PolicySet policies) {
    return PolicySetJson.write(policies).toString();
  }

  /**
   * Reads a set of policies.
   *
   * @param source an object with {@code staticPolicies}, {@code templates} and {@code
   *     templateLinks}
   * @return the set, or what is wrong
   */
  public static Parsed<PolicySet> readPolicies(SourceText source) {
    return read(() -> PolicySetJson.read(Json.readPolicies(source)))
        .then(PolicySetJson.Contents::assemble);
  }

  /**
   * Writes a request with its entities.
   *
   * @param posed the request
   * @return an object that {@link #readPosed} reads
   */
  public static String write(Posed posed) {
    return PosedWriter.write(posed);
  }

  /**
   * Reads a request with its entities, without knowing their types.
   *
   * @param source what {@link #write(Posed)} wrote
   * @return the request, or what is wrong
   */
  public static Parsed<Posed> readPosed(SourceText source) {
    return read(
            () -> {
              JsonNode tree = Json.read(source);
              Json.onlyKeys(tree, POSED_KEYS, "request");
              return tree;
            })
        .then(CedarJson::posed);
  }

  private static Parsed<Posed> posed(JsonNode tree) {
    return read(
            () -> EntityReader.readAll(Json.required(tree, "entities", ""), EntityReader.UNTYPED))
        .then(Entities::of)
        .then(entities ->
            read(() -> ValueReader.read(Json.required(tree, "context", ""), "context"))
                .then(CedarJson::asRecord)
                .then(context ->
                    read(() ->
                        new Posed(
                            new Request(
                                UidReader.read(Json.required(tree, "principal", ""), "principal"),
                                UidReader.read(Json.required(tree, "action", ""), "action"),
                                UidReader.read(Json.required(tree, "resource", ""), "resource"),
                                context),
                            entities))));
  }

  private static Parsed<RecordValue> asRecord(Value value) {
    return value instanceof RecordValue record
        ? Parsed.of(record)
        : Parsed.refused(Diagnostic.of("the context must be an object"));
  }

  private static <T> Parsed<T> read(Supplier<T> reader) {
    try {
      return Parsed.of(reader.get());
    } catch (JsonRefusedException wrong) {
      return Parsed.refused(wrong.diagnostic());
    }
  }
}
