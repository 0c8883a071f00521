package dev.ilk.cedar.type;

import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.Value.Kind;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The type of a value or an expression. */
public sealed interface Type {

  /** {@code Bool}. */
  Type BOOL = new Bool(Optional.empty());

  /** The type of expressions that are always true. */
  Type TRUE = new Bool(Optional.of(true));

  /** The type of expressions that are always false. */
  Type FALSE = new Bool(Optional.of(false));

  /** {@code Long}. */
  Type LONG = new Int();

  /** {@code String}. */
  Type STRING = new Text();

  /**
   * {@code Bool}, or one of its two values where the type alone tells which.
   *
   * @param always the value, if it is known
   */
  record Bool(Optional<Boolean> always) implements Type {
    @Override
    public String toString() {
      return always.map(value -> value ? "True" : "False").orElse("Bool");
    }
  }

  /** {@code Long}. */
  record Int() implements Type {
    @Override
    public String toString() {
      return "Long";
    }
  }

  /** {@code String}. */
  record Text() implements Type {
    @Override
    public String toString() {
      return "String";
    }
  }

  /**
   * An extension type.
   *
   * @param kind the kind of its values
   */
  record Extension(Kind kind) implements Type {
    @Override
    public String toString() {
      return kind.word();
    }
  }

  /**
   * Entities of one type.
   *
   * @param type which
   */
  record Entity(EntityType type) implements Type {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  /**
   * Sets of elements of one type.
   *
   * @param element which
   */
  record SetOf(Type element) implements Type {
    @Override
    public String toString() {
      return "Set<" + element + ">";
    }
  }

  /**
   * Records.
   *
   * @param attributes what they have and may have, by name; nothing else
   */
  record Fields(SortedMap<String, Attribute> attributes) implements Type {

    /** The record without attributes. */
    public static final Fields EMPTY = new Fields(new TreeMap<>());

    public Fields {
      attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /**
     * What is declared of an attribute.
     *
     * @param name its name
     * @return the declaration, if there is one
     */
    public Optional<Attribute> attribute(String name) {
      return Optional.ofNullable(attributes.get(name));
    }

    @Override
    public String toString() {
      return attributes.entrySet().stream()
          .map(a -> a.getKey() + (a.getValue().required() ? ": " : "?: ") + a.getValue().type())
          .collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /**
   * An attribute of a record or entity type.
   *
   * @param type the type of its values
   * @param required whether it is always there
   */
  record Attribute(Type type, boolean required) {}
}
