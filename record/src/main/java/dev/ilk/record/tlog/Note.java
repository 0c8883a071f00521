package dev.ilk.record.tlog;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures (C2SP signed-note). Until {@link #isSignedBy} says yes, the text is
 * whatever somebody wrote.
 *
 * @param text ends with a newline
 * @param signatures at least one
 */
public record Note(String text, List<NoteSignature> signatures) {
  /** The longest note that is read, in characters. */
  public static final int MAX_LENGTH = 65_536;

  /** How many signatures a note may carry; the specification asks for at least 16. */
  public static final int MAX_SIGNATURES = 32;

  public Note {
    signatures = List.copyOf(signatures);
  }

  /**
   * Signs a text.
   *
   * @param text ends with a newline
   * @param signer the key
   * @return the note with its one signature
   */
  public static Note sign(String text, NoteSigner signer) {
    return new Note(text, List.of(signer.sign(text)));
  }

  /**
   * Reads a note.
   *
   * @param note what was received; of any length
   * @return the note, its signatures not yet checked, or what is wrong with its form
   */
  public static Result<Note> parse(String note) {
    if (note.length() > MAX_LENGTH) {
      return refused("the note is longer than %d characters".formatted(MAX_LENGTH));
    }
    if (note.chars().anyMatch(c -> (c < ' ' && c != '\n') || c == '\uFFFD')) {
      return refused("the note has control characters or is not UTF-8");
    }
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
      return refused("a note is a text, a blank line and signature lines");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : note.substring(blank + 2, note.length() - 1).split("\n", -1)) {
      Optional<NoteSignature> signature = NoteSignature.parse(line);
      if (signature.isEmpty() || signatures.size() == MAX_SIGNATURES) {
        return refused("a signature line is malformed, or there are too many");
      }
      signatures.add(signature.get());
    }
    return Result.ok(new Note(note.substring(0, blank + 1), signatures));
  }

  /**
   * Whether a key has signed this text. Signatures of other keys are passed over; a bad one in this
   * key's name spoils the note.
   *
   * @param key the key trusted
   * @return true only if there is one and all in its name verify
   */
  public boolean isSignedBy(NoteKey key) {
    List<NoteSignature> claimed = signatures.stream().filter(s -> s.isBy(key)).toList();
    return !claimed.isEmpty() && claimed.stream().allMatch(s -> key.verifies(text, s.signature()));
  }

  /**
   * The note as it is stored and sent.
   *
   * @return text, blank line, signature lines
   */
  public String encode() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()));
    return note.toString();
  }

  private static Result<Note> refused(String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "note_malformed", message));
  }
}
