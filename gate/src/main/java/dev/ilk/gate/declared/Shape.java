package dev.ilk.gate.declared;

import java.util.List;

/**
 * How an entry of a section is written.
 *
 * @param section the section's key, such as {@code webhooks}
 * @param word what one is called in plans, such as {@code webhook}
 * @param called the same with its article
 * @param keys its keys in the order in which they are written; at least one of them {@link
 *     Key#naming()}
 */
public record Shape(String section, String word, String called, List<Key> keys) {
  public Shape {
    keys = List.copyOf(keys);
  }

  /** What a value looks like in a file. */
  public enum Form {
    /** A text. */
    TEXT,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A list of different texts, at most 200; their order says nothing. */
    TEXTS,
    /** A mapping of texts to texts, at most 200. */
    PAIRS
  }

  /** Whether a key must be there. */
  public enum Need {
    /** Together with the others like it, it names the thing among those of its sort. */
    NAMING,
    /** It must be there. */
    REQUIRED,
    /** It may be left out. */
    OPTIONAL
  }

  /**
   * A key.
   *
   * @param name as it is written
   * @param form what its value looks like; {@link Form#TEXT} if it names
   * @param need whether it must be there
   * @param longest the most characters that a text of it has
   * @param about what it says, for people: no final period
   */
  public record Key(String name, Form form, Need need, int longest, String about) {
    /**
     * Whether it is a part of the name.
     *
     * @return true if it is
     */
    public boolean naming() {
      return need == Need.NAMING;
    }
  }

  /**
   * A text that names.
   *
   * @param name the key
   * @param about what it says
   * @return of at most 200 characters
   */
  public static Key naming(String name, String about) {
    return new Key(name, Form.TEXT, Need.NAMING, 200, about);
  }

  /**
   * A text that must be there.
   *
   * @param name the key
   * @param longest the most characters it has
   * @param about what it says
   * @return the key
   */
  public static Key required(String name, int longest, String about) {
    return new Key(name, Form.TEXT, Need.REQUIRED, longest, about);
  }

  /**
   * A value that may be left out.
   *
   * @param name the key
   * @param form what it looks like
   * @param longest the most characters that a text of it has
   * @param about what it says
   * @return the key
   */
  public static Key optional(String name, Form form, int longest, String about) {
    return new Key(name, form, Need.OPTIONAL, longest, about);
  }

  /**
   * What names an entry among those of its sort.
   *
   * @param item an entry of this shape
   * @return the values of the naming keys, with a space between them
   */
  public String nameOf(Item item) {
    return String.join(
        " ", keys.stream().filter(Key::naming).map(k -> item.text(k.name())).toList());
  }
}
