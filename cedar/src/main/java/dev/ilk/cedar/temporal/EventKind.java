package dev.ilk.cedar.temporal;

import java.util.Optional;

/** What an event of the history is about. */
public enum EventKind {
  /** An action was asked for, whatever was decided. */
  REQUEST("request"),
  /** A permitted action was carried out. */
  RESPONSE("response"),
  /** An action was denied, or was permitted and failed. */
  ERROR("error");

  private final String word;

  EventKind(String word) {
    this.word = word;
  }

  /**
   * The kind as it is written after an action.
   *
   * @return the word
   */
  public String word() {
    return word;
  }

  /**
   * Looks a kind up.
   *
   * @param word any word
   * @return the kind that is written so
   */
  public static Optional<EventKind> of(String word) {
    for (EventKind kind : values()) {
      if (kind.word.equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
