package dev.ilk.share;

import dev.ilk.kernel.Bytes;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One share of a split secret, as its holder keeps it: {@code ilk-share.fire.3f2a9c01.2.…}.
 *
 * @param seal the name of what it opens
 * @param tag of which secret it is a share: eight hexadecimal digits; tells nothing of the secret
 * @param index which share, from 1 to {@link Split#MOST}
 * @param value the share itself; secret
 */
public record Share(String seal, String tag, int index, Bytes value) {
  private static final Pattern FORM =
      Pattern.compile(
          "ilk-share\\.([a-z][a-z0-9-]{0,79})\\.([0-9a-f]{8})\\.([1-9][0-9]?)\\.([0-9a-f]{64})");

  /**
   * Reads a share.
   *
   * @param text of any length and content; white space around it is not minded
   * @return empty if it is none
   */
  public static Optional<Share> parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    return parts.matches()
        ? Optional.of(
            new Share(
                parts.group(1),
                parts.group(2),
                Integer.parseInt(parts.group(3)),
                Bytes.of(HexFormat.of().parseHex(parts.group(4)))))
        : Optional.empty();
  }

  /**
   * The share in the form in which it is handed out, once.
   *
   * @return one line; secret
   */
  public String reveal() {
    return "ilk-share.%s.%s.%d.%s"
        .formatted(seal, tag, index, HexFormat.of().formatHex(value.toArray()));
  }

  @Override
  public String toString() {
    return "share %d of %s (%s)".formatted(index, seal, tag);
  }
}
