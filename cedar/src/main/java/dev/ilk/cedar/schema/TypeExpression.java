package dev.ilk.cedar.schema;

import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.type.Type;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A type as a schema writes it, with names not yet resolved. */
sealed interface TypeExpression {

  /** What a name may stand for. */
  enum Meaning {
    COMMON("a common type"),
    ENTITY("an entity type"),
    EITHER("a common or entity type");

    final String description;

    Meaning(String description) {
      this.description = description;
    }
  }

  /** A name. */
  record Named(String name, Meaning meaning, Span at) implements TypeExpression {}

  /** A type that needs no resolving. */
  record Known(Type type) implements TypeExpression {}

  /** {@code Set<…>}. */
  record SetOf(TypeExpression element) implements TypeExpression {}

  /** <code>{…}</code>. */
  record Fields(SortedMap<String, Field> fields) implements TypeExpression {
    static final Fields EMPTY = new Fields(new TreeMap<>());

    public Fields {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
  }

  /** An attribute of a record or entity. */
  record Field(TypeExpression type, boolean required) {}
}
