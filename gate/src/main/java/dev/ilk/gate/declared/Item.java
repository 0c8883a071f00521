package dev.ilk.gate.declared;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An entry of a section, with values that say something only: no empty text, list or mapping, and
 * no flag that is not set. Equal entries declare the same.
 *
 * @param values by key
 */
public record Item(SortedMap<String, Value> values) {
  public Item {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** A value. */
  public sealed interface Value {
    /**
     * The value in a line, for people.
     *
     * @return its texts, with commas between them
     */
    default String shown() {
      return switch (this) {
        case Text(String text) -> text;
        case Texts(SortedSet<String> texts) -> String.join(", ", texts);
        case Pairs(SortedMap<String, String> pairs) ->
            String.join(
                ", ", pairs.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
      };
    }
  }

  /**
   * A text, or a flag that is set.
   *
   * @param text not empty
   */
  public record Text(String text) implements Value {}

  /**
   * Different texts.
   *
   * @param texts at least one
   */
  public record Texts(SortedSet<String> texts) implements Value {
    public Texts {
      texts = Collections.unmodifiableSortedSet(new TreeSet<>(texts));
    }
  }

  /**
   * Texts by texts.
   *
   * @param pairs at least one
   */
  public record Pairs(SortedMap<String, String> pairs) implements Value {
    public Pairs {
      pairs = Collections.unmodifiableSortedMap(new TreeMap<>(pairs));
    }
  }

  /**
   * An entry that says nothing yet.
   *
   * @return without values
   */
  public static Item empty() {
    return new Item(new TreeMap<>());
  }

  /**
   * The same with a text.
   *
   * @param key its key
   * @param text left out if it is empty
   * @return a copy
   */
  public Item with(String key, String text) {
    return text.isEmpty() ? this : with(key, new Text(text));
  }

  /**
   * The same with a flag.
   *
   * @param key its key
   * @param set left out if it is not set
   * @return a copy
   */
  public Item with(String key, boolean set) {
    return with(key, set ? "true" : "");
  }

  /**
   * The same with a list of texts.
   *
   * @param key its key
   * @param texts left out if there are none
   * @return a copy
   */
  public Item with(String key, Collection<String> texts) {
    return texts.isEmpty() ? this : with(key, new Texts(new TreeSet<>(texts)));
  }

  /**
   * The same with a mapping.
   *
   * @param key its key
   * @param pairs left out if there are none
   * @return a copy
   */
  public Item with(String key, Map<String, String> pairs) {
    return pairs.isEmpty() ? this : with(key, new Pairs(new TreeMap<>(pairs)));
  }

  private Item with(String key, Value value) {
    TreeMap<String, Value> more = new TreeMap<>(values);
    more.put(key, value);
    return new Item(more);
  }

  /**
   * A text.
   *
   * @param key its key
   * @return empty if there is none
   */
  public String text(String key) {
    return values.get(key) instanceof Text(String text) ? text : "";
  }

  /**
   * A text that may be left out.
   *
   * @param key its key
   * @return empty if there is none
   */
  public Optional<String> maybe(String key) {
    return Optional.of(text(key)).filter(text -> !text.isEmpty());
  }

  /**
   * A flag.
   *
   * @param key its key
   * @return whether it is set
   */
  public boolean flag(String key) {
    return text(key).equals("true");
  }

  /**
   * A list of texts.
   *
   * @param key its key
   * @return empty if there is none
   */
  public Set<String> texts(String key) {
    return values.get(key) instanceof Texts(SortedSet<String> texts) ? texts : Set.of();
  }

  /**
   * A mapping.
   *
   * @param key its key
   * @return empty if there is none
   */
  public Map<String, String> pairs(String key) {
    return values.get(key) instanceof Pairs(SortedMap<String, String> pairs) ? pairs : Map.of();
  }
}
