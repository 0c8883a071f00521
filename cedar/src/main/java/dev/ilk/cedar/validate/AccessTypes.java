package dev.ilk.cedar.validate;

import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.schema.SchemaModel;
import dev.ilk.cedar.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The types of attributes and tags, and of tests for them. */
final class AccessTypes {
  private final Typechecker checker;
  private final SchemaModel schema;

  AccessTypes(Typechecker checker, SchemaModel schema) {
    this.checker = checker;
    this.schema = schema;
  }

  private Type.Fields fields(Type type, Expr target, String help) {
    return switch (type) {
      case Type.Fields t -> t;
      case Type.Entity t ->
          schema
              .entityType(t.type())
              .map(SchemaModel.EntityModel::attributes)
              .orElse(Type.Fields.EMPTY);
      case Type.Bool _, Type.Int _, Type.Text _, Type.Extension _, Type.SetOf _ ->
          throw Typechecker.mismatch(target, "a record or an entity", type, help);
    };
  }

  Typed get(Expr.GetAttribute e, Capabilities known) {
    Type type = checker.check(e.target(), known).type();
    Optional<Type.Attribute> attribute = fields(type, e.target(), "").attribute(e.attribute());
    if (attribute.isEmpty()) {
      throw new TypeException(
          e.at(), "`" + type + "` does not have the attribute `" + e.attribute() + "`");
    }
    boolean certain =
        attribute.get().required() || known.has(Capabilities.attribute(e.target(), e.attribute()));
    if (!certain) {
      throw new TypeException(
          e.at(),
          "the attribute `" + e.attribute() + "` of `" + type + "` is optional",
          "test for it before with `… has …`");
    }
    return Typed.of(attribute.get().type());
  }

  Typed has(Expr.Has e, Capabilities known) {
    if (e.path().size() == 1) {
      return has(e, e.target(), e.path().getFirst(), known);
    }
    // `a has b.c` stands for `a has b && a.b has c`.
    List<Expr> steps = new ArrayList<>();
    Expr target = e.target();
    for (String name : e.path()) {
      steps.add(new Expr.Has(target, List.of(name), e.at()));
      target = new Expr.GetAttribute(target, name, e.at());
    }
    return checker.conjunction(steps, known);
  }

  private Typed has(Expr.Has e, Expr target, String name, Capabilities known) {
    Type type = checker.check(target, known).type();
    String help =
        switch (type) {
          case Type.SetOf _ -> "use `.contains()` to test for an element";
          case Type.Text _ -> "use `like` to look into a string";
          default -> "";
        };
    Optional<Type.Attribute> attribute = fields(type, e.target(), help).attribute(name);
    if (attribute.isEmpty()) {
      return Typed.of(Type.FALSE);
    }
    String key = Capabilities.attribute(target, name);
    // A required attribute of an entity is only there if the entity is.
    boolean certain = known.has(key) || (type instanceof Type.Fields && attribute.get().required());
    return new Typed(certain ? Type.TRUE : Type.BOOL, Capabilities.of(key));
  }

  Typed hasTag(Expr.Binary e, Capabilities known) {
    EntityType type = checker.entity(e.left(), known);
    checker.require(e.right(), Type.STRING, known);
    String key = Capabilities.tag(e.left(), e.right());
    Type has = tags(type).isEmpty() ? Type.FALSE : known.has(key) ? Type.TRUE : Type.BOOL;
    return new Typed(has, Capabilities.of(key));
  }

  Typed getTag(Expr.Binary e, Capabilities known) {
    EntityType type = checker.entity(e.left(), known);
    checker.require(e.right(), Type.STRING, known);
    if (!known.has(Capabilities.tag(e.left(), e.right()))) {
      throw new TypeException(
          e.at(),
          "the tag may be missing from the `" + type + "`",
          "test for it before with `.hasTag(…)`");
    }
    return Typed.of(
        tags(type)
            .orElseThrow(() -> new TypeException(e.at(), "`" + type + "` does not have tags")));
  }

  private Optional<Type> tags(EntityType type) {
    return schema.entityType(type).flatMap(SchemaModel.EntityModel::tags);
  }
}
