package dev.ilk.record.tlog;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a log says about itself at one moment (C2SP tlog-checkpoint): so many entries, with this
 * root.
 *
 * @param origin the log's name; one line, not empty
 * @param size how many entries; not negative
 * @param root the root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {
  private static final Pattern ORIGIN = Pattern.compile("[^\\p{Cc}]{1,256}");
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

  public Checkpoint {
    if (!ORIGIN.matcher(origin).matches() || size < 0) {
      throw new IllegalArgumentException("a checkpoint needs a one-line origin and a size");
    }
  }

  /**
   * The text that is signed. Without extension lines, which monitors could not audit.
   *
   * @return three lines
   */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /**
   * Signs the checkpoint.
   *
   * @param signer the log's key
   * @return the note to publish
   */
  public Note sign(NoteSigner signer) {
    return Note.sign(text(), signer);
  }

  /**
   * Opens a signed checkpoint: checks form, signature and origin.
   *
   * @param note what was received; of any length
   * @param key the log's key
   * @param origin the log's name
   * @return what the log signed, or why it cannot be believed
   */
  public static Result<Checkpoint> open(String note, NoteKey key, String origin) {
    return Note.parse(note)
        .then(read ->
            read.isSignedBy(key)
                ? parse(read.text())
                : Result.failed(
                    Problem.of(
                            Problem.Kind.UNPROVEN,
                            "checkpoint_unsigned",
                            "the checkpoint is not signed by `%s`".formatted(key.vkey()))
                        .mend("check that the verifier key is this log's")))
        .then(checkpoint ->
            checkpoint.origin().equals(origin)
                ? Result.ok(checkpoint)
                : refused("the checkpoint is of another log, `%s`".formatted(checkpoint.origin())));
  }

  /**
   * What a note claims, whoever signed it: for finding one's way, never for believing.
   *
   * @param note what was received; of any length
   * @return the checkpoint, its signatures not checked, or what is wrong with its form
   */
  public static Result<Checkpoint> claimedBy(String note) {
    return Note.parse(note).then(read -> parse(read.text()));
  }

  /**
   * Reads a checkpoint's text, whoever wrote it. Extension lines are passed over.
   *
   * @param text the signed text, without signatures
   * @return the checkpoint, or what is wrong with its form
   */
  public static Result<Checkpoint> parse(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    if (lines.size() < 4 || !lines.getLast().isEmpty() || hasEmptyLine(lines)) {
      return refused("a checkpoint has an origin, a size and a root, one line each");
    }
    if (!ORIGIN.matcher(lines.get(0)).matches()) {
      return refused("the checkpoint's origin is not one line of at most 256 characters");
    }
    Optional<Long> size = size(lines.get(1));
    Optional<Hash> root = Hash.parse(lines.get(2));
    if (size.isEmpty() || root.isEmpty()) {
      return refused("the checkpoint's size or root is malformed");
    }
    return Result.ok(new Checkpoint(lines.get(0), size.get(), root.get()));
  }

  private static boolean hasEmptyLine(List<String> lines) {
    return lines.subList(0, lines.size() - 1).contains("");
  }

  private static Optional<Long> size(String line) {
    try {
      return SIZE.matcher(line).matches() ? Optional.of(Long.parseLong(line)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Result<Checkpoint> refused(String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "checkpoint_malformed", message));
  }
}
