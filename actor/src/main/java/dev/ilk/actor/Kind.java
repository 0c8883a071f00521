package dev.ilk.actor;

import java.util.Optional;

/** The kinds of actor; each has its own plane of proof, its own issuer and its own namespace. */
public enum Kind {
  /** A person. */
  HUMAN("human"),
  /** Software that runs on its own behalf. */
  WORKLOAD("workload"),
  /** An AI agent, which acts only under a delegation. */
  AGENT("agent");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /**
   * The kind in lower case, as it stands in names, issuers and files.
   *
   * @return one word
   */
  public String word() {
    return word;
  }

  /**
   * Reads the word.
   *
   * @param word in lower case
   * @return the kind, or empty
   */
  public static Optional<Kind> of(String word) {
    for (Kind kind : values()) {
      if (kind.word.equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
