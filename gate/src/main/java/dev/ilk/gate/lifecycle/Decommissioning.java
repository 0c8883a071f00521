package dev.ilk.gate.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The decommissioning of a machine identity, and how far it is.
 *
 * @param subject kind and name
 * @param state how far
 * @param parts what goes, in the order in which it goes
 * @param blockers why it does not go unless that is said: who used it lately, and what hangs on it
 * @param until until when it can be undone; empty where nothing was done
 */
public record Decommissioning(
    String subject, State state, List<Part> parts, List<String> blockers, Optional<Instant> until) {
  public Decommissioning {
    parts = List.copyOf(parts);
    blockers = List.copyOf(blockers);
  }

  /** How far it is. */
  public enum State {
    /** Nothing was done. */
    PLANNED,
    /** Under way; whatever crashes, it ends. */
    RUNNING,
    /** Everything is taken back; it can be undone for a time. */
    DONE,
    /** It was undone. */
    UNDONE,
    /** Over for good. */
    FINAL;

    /**
     * The word for it on the wire.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something that goes.
   *
   * @param sort what it is: {@code delegation}, {@code rule}, {@code identity}
   * @param name which
   * @param returns whether undoing brings it back
   */
  public record Part(String sort, String name, boolean returns) {}
}
