package dev.ilk.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What people said of secrets that were found: each with a reason, under the salt that gives the
 * fingerprints their meaning. Kept in a JSON file beside what is scanned, so that a mark stays.
 */
public final class Marks {
  private static final int SALT_BYTES = 32;
  private static final int FINGERPRINT_DIGITS = 24;
  private static final int LONGEST_REASON = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final byte[] salt;
  private final Map<String, Mark> marks = new LinkedHashMap<>();

  /**
   * What was said of one secret.
   *
   * @param reason why it is no matter
   * @param by who said so; empty if nobody is named
   * @param when when
   */
  public record Mark(String reason, String by, Instant when) {}

  private Marks(byte[] salt) {
    this.salt = salt.clone();
  }

  /**
   * No marks, and a new salt.
   *
   * @return empty marks
   */
  public static Marks none() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new Marks(salt);
  }

  /**
   * Reads a file of marks.
   *
   * @param file where
   * @return the marks; new ones if there is no such file yet
   * @throws IOException if it is there and cannot be read
   */
  public static Result<Marks> read(Path file) throws IOException {
    return Files.exists(file) ? parse(file.toString(), Files.readString(file)) : Result.ok(none());
  }

  static Result<Marks> parse(String file, String text) {
    try {
      JsonNode root = JSON.readTree(text);
      byte[] salt = HexFormat.of().parseHex(root.path("salt").asText());
      if (salt.length != SALT_BYTES) {
        return invalid(file, "the salt is not of %d bytes".formatted(SALT_BYTES));
      }
      Marks read = new Marks(salt);
      for (JsonNode mark : root.path("marks")) {
        Instant when = Instant.parse(mark.path("when").asText());
        String by = mark.path("by").asText();
        Result<Mark> added =
            read.mark(mark.path("fingerprint").asText(), mark.path("reason").asText(), by, when);
        if (added instanceof Result.Failed<Mark>(var problems)) {
          return Result.failed(problems.getFirst().at(file));
        }
      }
      return Result.ok(read);
    } catch (JsonProcessingException e) {
      return invalid(file, "no JSON: " + e.getOriginalMessage());
    } catch (DateTimeParseException e) {
      return invalid(file, "`%s` is no instant".formatted(e.getParsedString()));
    } catch (IllegalArgumentException e) {
      return invalid(file, "the salt is not hexadecimal");
    }
  }

  /**
   * Marks a secret as no matter.
   *
   * @param fingerprint its fingerprint under this file's salt
   * @param reason why
   * @param by who says so; may be empty
   * @param when now
   * @return the mark, or why it cannot be made
   */
  public Result<Mark> mark(String fingerprint, String reason, String by, Instant when) {
    if (!fingerprint.matches("[0-9a-f]{%d}".formatted(FINGERPRINT_DIGITS))) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "fingerprint_invalid",
                  "`%s` is no fingerprint".formatted(fingerprint))
              .mend("copy it from the output of a scan with the same file of marks"));
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "reason_missing",
                  "a mark needs a reason of at most %d characters".formatted(LONGEST_REASON))
              .mend("say why this is no secret, or why it does no harm"));
    }
    Mark mark = new Mark(reason, by, when);
    marks.put(fingerprint, mark);
    return Result.ok(mark);
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @param file where
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("salt", HexFormat.of().formatHex(salt));
    ArrayNode list = root.putArray("marks");
    marks.forEach((fingerprint, mark) ->
        list.addObject()
            .put("fingerprint", fingerprint)
            .put("reason", mark.reason())
            .put("by", mark.by())
            .put("when", mark.when().toString()));
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(next, root.toPrettyString() + "\n");
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  byte[] salt() {
    return salt.clone();
  }

  Optional<String> reason(String fingerprint) {
    return Optional.ofNullable(marks.get(fingerprint)).map(Mark::reason);
  }

  private static Result<Marks> invalid(String file, String message) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "marks_invalid", message)
            .at(file)
            .mend("restore the file from your history, or name another"));
  }
}
