package dev.ilk.gate.lifecycle;

import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The replacement of the keys of a client by a new one, beside which they work for a while.
 *
 * @param identity whose; it has one rotation at a time
 * @param subject kind and name
 * @param keys what is replaced by what
 * @param reason why; 1 to 500 characters
 * @param by who began it
 * @param begun when
 * @param until both work until then, at least; when it began if the old ones ended at once
 * @param state how it stands
 * @param answer what came of it, or why it is held up; empty while there is nothing to say
 */
public record Rotation(
    Id.Identity identity,
    String subject,
    Keys keys,
    String reason,
    Id.Identity by,
    Instant begun,
    Instant until,
    State state,
    String answer) {

  /**
   * What is replaced by what. Keys go by their thumbprints: of JWKs as RFC 7638 makes them, of
   * certificates the SHA-256 ({@code x5t#S256}, RFC 8705, section 3.1).
   *
   * @param old those that were declared when it began
   * @param next the new one
   * @param material the new one itself: a public JWK, or a certificate's thumbprint
   */
  public record Keys(List<String> old, String next, String material) {
    public Keys {
      old = List.copyOf(old);
    }
  }

  /** How it stands. */
  public enum State {
    /** The new key is being registered. */
    ADDING,
    /** Both work. */
    OVERLAP,
    /** Both work longer than was meant: the old is still used, or the new is not. */
    HELD,
    /** The new key takes the place of the old, and what was issued before is taken back. */
    REPLACING,
    /** The old keys are being taken out. */
    ENDING,
    /** The new key is being taken out. */
    ABORTING,
    /** The new key alone works. */
    DONE,
    /** The old keys alone work, as before. */
    ABORTED,
    /** Somebody declared something else meanwhile, which stands. */
    VOID;

    /**
     * The word for it on the wire.
     *
     * @return lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether anything is still to come.
     *
     * @return false at the end
     */
    public boolean isOpen() {
      return switch (this) {
        case ADDING, OVERLAP, HELD, REPLACING, ENDING, ABORTING -> true;
        case DONE, ABORTED, VOID -> false;
      };
    }
  }

  /**
   * Whether the old keys ended when it began.
   *
   * @return true if there was no overlap
   */
  public boolean atOnce() {
    return until.equals(begun);
  }

  /**
   * The same, gone on.
   *
   * @param next how it stands
   * @param told what came of it
   * @return a copy
   */
  public Rotation in(State next, String told) {
    return new Rotation(identity, subject, keys, reason, by, begun, until, next, told);
  }
}
