package dev.ilk.gate.estate;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A system that accounts are read from.
 *
 * @param name what people call it, see {@link #NAME}
 * @param connector how it is read: {@code postgres}, {@code csv}, or a profile such as {@code
 *     github}
 * @param settings what the connector needs, such as {@code url}; never a secret
 * @param secret where its credential is, such as {@code env:ILK_SOURCE_GITHUB}; never the
 *     credential itself; empty if it needs none
 * @param creator the subject of whoever added it
 * @param created when
 * @param rhythm how often it is read without anybody asking
 */
public record Source(
    String name,
    String connector,
    Map<String, String> settings,
    String secret,
    String creator,
    Instant created,
    Rhythm rhythm) {
  /** Names of sources: lower case, digits and dashes, 2 to 63 characters. */
  public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,61}[a-z0-9]");

  public Source {
    settings = Map.copyOf(new TreeMap<>(settings));
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("`%s` is no name of a source".formatted(name));
    }
  }
}
