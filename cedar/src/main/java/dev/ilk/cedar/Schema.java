package dev.ilk.cedar;

import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.json.JsonRefusedException;
import dev.ilk.cedar.schema.SchemaBuilder;
import dev.ilk.cedar.schema.SchemaException;
import dev.ilk.cedar.schema.SchemaModel;
import dev.ilk.cedar.syntax.SyntaxException;
import dev.ilk.cedar.validate.DataChecker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What entities, actions and contexts there are: the types that policies are validated against. */
public final class Schema {
  private final SchemaModel model;

  private Schema(SchemaModel model) {
    this.model = model;
  }

  /**
   * Reads a schema in Cedar's own syntax.
   *
   * @param source the text
   * @return the schema, or what is wrong
   */
  public static Parsed<Schema> parse(SourceText source) {
    return read(source, SchemaBuilder::fromText);
  }

  /**
   * Reads a schema in JSON.
   *
   * @param source the text
   * @return the schema, or what is wrong
   */
  public static Parsed<Schema> parseJson(SourceText source) {
    return read(source, SchemaBuilder::fromJson);
  }

  private static Parsed<Schema> read(SourceText source, Function<SourceText, SchemaModel> reader) {
    try {
      return Parsed.of(new Schema(reader.apply(source)));
    } catch (SyntaxException wrong) {
      return Parsed.refused(wrong.diagnostic(source));
    } catch (SchemaException wrong) {
      return Parsed.refused(wrong.diagnostic(source));
    } catch (JsonRefusedException wrong) {
      return Parsed.refused(wrong.diagnostic());
    }
  }

  SchemaModel model() {
    return model;
  }

  /**
   * The actions that the schema declares, as entities, with the groups that they are in.
   *
   * @return the entities, in no order
   */
  public List<Entity> actions() {
    return model.actions().values().stream()
        .map(action -> new Entity(action.uid(), RecordValue.EMPTY, action.parents()))
        .toList();
  }

  /**
   * Checks that a request is one that the schema foresees: a declared action, a principal and
   * resource that it applies to, and a context of its type.
   *
   * @param request the request
   * @return what is wrong, empty if nothing
   */
  public Optional<Diagnostic> validate(Request request) {
    return new DataChecker(model).check(request).map(Diagnostic::of);
  }

  /**
   * Checks entities and puts the declared actions among them. Each must be of a declared type, with
   * the attributes, tags and ancestors that the type allows.
   *
   * @param entities the entities; actions among them must be as they are declared
   * @return the store of all, or what is wrong
   */
  public Parsed<Entities> complete(List<Entity> entities) {
    Set<EntityUid> given = new HashSet<>();
    entities.forEach(e -> given.add(e.uid()));
    List<Entity> all = new ArrayList<>(entities);
    actions().stream().filter(a -> !given.contains(a.uid())).forEach(all::add);
    return Entities.of(all).then(this::checked);
  }

  private Parsed<Entities> checked(Entities entities) {
    DataChecker checker = new DataChecker(model);
    List<Diagnostic> errors = new ArrayList<>();
    entities.all().forEach(e -> checker.check(e).map(Diagnostic::of).ifPresent(errors::add));
    return errors.isEmpty() ? Parsed.of(entities) : new Parsed.Refused<>(errors);
  }
}
