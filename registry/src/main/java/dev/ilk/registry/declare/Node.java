package dev.ilk.registry.declare;

import java.util.List;
import java.util.Map;

/** What a file says, before anyone asks what it means. Knows its lines. */
sealed interface Node {
  int line();

  /**
   * A mapping.
   *
   * @param line where it begins
   * @param members in the order of the file
   */
  record OfMap(int line, Map<String, Member> members) implements Node {}

  /**
   * A member of a mapping.
   *
   * @param line where its key stands
   * @param value its value
   */
  record Member(int line, Node value) {}

  /**
   * A sequence.
   *
   * @param line where it begins
   * @param items in the order of the file
   */
  record OfList(int line, List<Node> items) implements Node {}

  /**
   * A text, number or truth value, as it was written: {@code no} is the text "no", and {@code 010}
   * is not eight.
   *
   * @param line where it stands
   * @param text as written, quotation marks resolved
   */
  record OfText(int line, String text) implements Node {}

  /**
   * Nothing, or {@code null}.
   *
   * @param line where it stands
   */
  record OfNothing(int line) implements Node {}

  /** How messages call it. */
  default String sort() {
    return switch (this) {
      case OfMap map -> "a mapping";
      case OfList list -> "a list";
      case OfText text -> "a text";
      case OfNothing nothing -> "nothing";
    };
  }
}
