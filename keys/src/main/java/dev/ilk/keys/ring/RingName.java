package dev.ilk.keys.ring;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.regex.Pattern;

/**
 * The name of a key ring: one per plane and environment, such as {@code prod/workload}, so that no
 * key speaks for two of them; and {@code record} for the log.
 *
 * @param value lower-case words of letters, digits and hyphens with slashes between them, at most
 *     {@link #MAX_LENGTH} characters
 */
public record RingName(String value) implements Comparable<RingName> {
  /** The longest name, in characters. */
  public static final int MAX_LENGTH = 128;

  private static final Pattern FORM =
      Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*){0,3}");

  public RingName {
    if (!isName(value)) {
      throw new IllegalArgumentException("not the name of a key ring: `" + value + "`");
    }
  }

  /**
   * Reads a name from outside.
   *
   * @param text of any length and content
   * @return the name, or {@code ring_name_invalid}
   */
  public static Result<RingName> parse(String text) {
    return isName(text)
        ? Result.ok(new RingName(text))
        : Result.failed(
            Problem.of(
                    Problem.Kind.INVALID, "ring_name_invalid", "that is not a name of a key ring")
                .mend("use lower-case words with slashes between them, such as `prod/workload`"));
  }

  @Override
  public int compareTo(RingName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isName(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }
}
