package dev.ilk.cedar.data;

import java.util.Set;

/**
 * The name of an entity type, with its namespaces: {@code Acme::Billing::Invoice}.
 *
 * <p>Also used for other qualified names, such as those of common types, since they are spelled and
 * resolved alike.
 */
public final class EntityType implements Comparable<EntityType> {

  private static final Set<String> RESERVED =
      Set.of("if", "then", "else", "true", "false", "in", "is", "has", "like", "__cedar");

  private final String name;
  private final int hash;

  private EntityType(String name) {
    this.name = name;
    this.hash = name.hashCode();
  }

  /**
   * A type by its name.
   *
   * @param name identifiers joined by {@code ::}, without spaces
   * @return the type
   * @throws IllegalArgumentException if the name is not {@linkplain #isValid valid}
   */
  public static EntityType of(String name) {
    if (!isValid(name)) {
      throw new IllegalArgumentException("`" + name + "` is not an entity type name");
    }
    return new EntityType(name);
  }

  /**
   * Tells whether a string is a type name: identifiers joined by {@code ::}, none of them reserved.
   *
   * @param name any string
   * @return whether {@link #of} takes it
   */
  public static boolean isValid(String name) {
    int start = 0;
    while (true) {
      int end = name.indexOf("::", start);
      if (!isIdentifier(end < 0 ? name.substring(start) : name.substring(start, end))) {
        return false;
      }
      if (end < 0) {
        return true;
      }
      start = end + 2;
    }
  }

  /**
   * Tells whether a string is an identifier that may name something.
   *
   * @param text any string
   * @return whether it is letters, digits and underscores, and not a reserved word
   */
  public static boolean isIdentifier(String text) {
    if (text.isEmpty() || isDigit(text.charAt(0)) || RESERVED.contains(text)) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(isDigit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /**
   * The whole name.
   *
   * @return identifiers joined by {@code ::}
   */
  public String name() {
    return name;
  }

  /**
   * The last identifier of the name.
   *
   * @return the name without its namespaces
   */
  public String basename() {
    int last = name.lastIndexOf("::");
    return last < 0 ? name : name.substring(last + 2);
  }

  /**
   * The namespaces of the name.
   *
   * @return identifiers joined by {@code ::}, empty if there are none
   */
  public String namespace() {
    int last = name.lastIndexOf("::");
    return last < 0 ? "" : name.substring(0, last);
  }

  /**
   * Tells whether entities of the type are actions.
   *
   * @return whether the last identifier is {@code Action}
   */
  public boolean isAction() {
    return name.endsWith("Action") && basename().equals("Action");
  }

  @Override
  public int compareTo(EntityType other) {
    return name.compareTo(other.name);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof EntityType that && hash == that.hash && name.equals(that.name));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return name;
  }
}
