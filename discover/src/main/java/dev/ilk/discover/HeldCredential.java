package dev.ilk.discover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A credential that an account holds. The secret itself is never read.
 *
 * @param kind what it is, such as {@code access-key}, {@code password}, {@code token}
 * @param id its id in its system; may be empty
 * @param created when it was made, if the system tells
 * @param lastUsed when it was last used, if the system tells
 * @param expires when it ends; nothing if it never does or the system does not tell
 * @param scopes what it is good for, as its system says it; empty if it does not tell
 */
public record HeldCredential(
    String kind,
    String id,
    Optional<Instant> created,
    Optional<Instant> lastUsed,
    Optional<Instant> expires,
    List<String> scopes) {
  public HeldCredential {
    scopes = List.copyOf(scopes);
  }

  /** A longer name is nothing to look for. */
  private static final int LONGEST_SHOWN = 200;

  /**
   * What it is called.
   *
   * @return its kind, with its id if it has one
   */
  public String name() {
    return id.isEmpty() ? kind : kind + " " + id;
  }

  /**
   * By what name its system shows it, which a leaked one is found by: its id, and of a path the
   * last part.
   *
   * @return at most 200 characters; empty if there is none
   */
  public String shownAs() {
    return shownAs(id);
  }

  /**
   * By what name a system shows a credential.
   *
   * @param id its id there
   * @return as {@link #shownAs()} tells it
   */
  public static String shownAs(String id) {
    String last = id.startsWith("SHA256:") ? id : id.substring(id.lastIndexOf('/') + 1);
    return last.length() <= LONGEST_SHOWN ? last : "";
  }

  /**
   * A credential of which nobody tells what it is good for.
   *
   * @param kind what it is
   * @param id its id in its system
   * @param created when it was made
   * @param lastUsed when it was last used
   * @param expires when it ends
   */
  public HeldCredential(
      String kind,
      String id,
      Optional<Instant> created,
      Optional<Instant> lastUsed,
      Optional<Instant> expires) {
    this(kind, id, created, lastUsed, expires, List.of());
  }
}
