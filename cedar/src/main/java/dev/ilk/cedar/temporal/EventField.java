package dev.ilk.cedar.temporal;

import java.util.List;
import java.util.Optional;

/**
 * A field of an event, as patterns name it.
 *
 * @param part which part of the event
 * @param path the attributes to follow within {@code input} or {@code output}; empty for the others
 */
public record EventField(Part part, List<String> path) {

  /** The parts of an event. */
  public enum Part {
    /** What the action was asked with, the request's {@code context.input}. */
    INPUT("input", ""),
    /** What came of the action. */
    OUTPUT("output", ""),
    /** Who asked. */
    PRINCIPAL("callerPrincipal", "eventPrincipal"),
    /** What it was about. */
    RESOURCE("callerResource", "eventResource"),
    /** What ties a response or an error to its request. */
    REQUEST_ID("requestId", "");

    private final String word;
    private final String alias;

    Part(String word, String alias) {
      this.word = word;
      this.alias = alias;
    }

    private boolean isRecord() {
      return this == INPUT || this == OUTPUT;
    }
  }

  public EventField {
    path = List.copyOf(path);
  }

  /**
   * Looks a field up.
   *
   * @param names the path as it is written
   * @return the field, or empty if events have none of this name
   */
  public static Optional<EventField> of(List<String> names) {
    List<String> rest = names.subList(1, names.size());
    for (Part part : Part.values()) {
      String first = names.getFirst();
      if ((part.word.equals(first) || part.alias.equals(first))
          && part.isRecord() != rest.isEmpty()) {
        return Optional.of(new EventField(part, rest));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return path.isEmpty() ? part.word : part.word + "." + String.join(".", path);
  }
}
