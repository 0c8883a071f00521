package dev.ilk.record.tlog;

import java.util.Optional;
import java.util.regex.Pattern;

/** How tile paths write a tile's index: three digits an element, all but the last with an x. */
final class TileIndex {
  private static final Pattern FORM = Pattern.compile("(?:x[0-9]{3}/){0,5}[0-9]{3}");

  private TileIndex() {}

  static String write(long index, int width) {
    StringBuilder path = new StringBuilder(threeDigits(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x" + threeDigits(rest % 1000) + "/");
    }
    if (width < Tile.WIDTH) {
      path.append(".p/").append(width);
    }
    return path.toString();
  }

  static Optional<Long> read(String path) {
    if (!FORM.matcher(path).matches()) {
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(path.replace("x", "").replace("/", "")));
  }

  private static String threeDigits(long part) {
    return "%03d".formatted(part);
  }
}
