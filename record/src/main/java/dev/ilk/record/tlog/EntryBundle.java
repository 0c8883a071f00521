package dev.ilk.record.tlog;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Up to 256 consecutive entries in one file (C2SP tlog-tiles, "Log entries"): each is preceded by
 * its length as a big-endian 16-bit number.
 */
public final class EntryBundle {
  /** The longest entry that fits, in bytes. */
  public static final int MAX_ENTRY = 65_535;

  private static final String PREFIX = "tile/entries/";

  private EntryBundle() {}

  /**
   * The path of a bundle below the log's prefix.
   *
   * @param index which bundle, from 0
   * @param width how many entries it has, from 1 to 256
   * @return such as {@code tile/entries/x001/234.p/17}
   */
  public static String path(long index, int width) {
    Tile place = new Tile(0, index, width);
    return PREFIX + TileIndex.write(place.index(), place.width());
  }

  /**
   * Reads the path of a bundle.
   *
   * @param path below the log's prefix; of any length
   * @return the tile of leaf hashes over the same entries, or empty if it is no bundle's path
   */
  public static Optional<Tile> parsePath(String path) {
    return path.startsWith(PREFIX)
        ? Tile.parse("tile/0/" + path.substring(PREFIX.length()))
        : Optional.empty();
  }

  /**
   * Joins entries.
   *
   * @param entries from 1 to 256, none longer than {@link #MAX_ENTRY}
   * @return the bundle
   */
  public static byte[] encode(List<Bytes> entries) {
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (Bytes entry : entries) {
      if (entry.length() > MAX_ENTRY) {
        throw new IllegalArgumentException(
            "an entry of %d bytes does not fit into a bundle".formatted(entry.length()));
      }
      bundle.write(entry.length() >>> 8);
      bundle.write(entry.length());
      bundle.writeBytes(entry.toArray());
    }
    return bundle.toByteArray();
  }

  /**
   * Takes a bundle apart.
   *
   * @param bundle what was received
   * @param width how many entries it must have
   * @return the entries, or why they cannot be read
   */
  public static Result<List<Bytes>> decode(byte[] bundle, int width) {
    ByteBuffer rest = ByteBuffer.wrap(bundle);
    List<Bytes> entries = new ArrayList<>();
    while (rest.hasRemaining()) {
      int length = rest.remaining() < 2 ? Integer.MAX_VALUE : Short.toUnsignedInt(rest.getShort());
      if (length > rest.remaining()) {
        return malformed("entry %d of the bundle is cut off".formatted(entries.size()));
      }
      byte[] entry = new byte[length];
      rest.get(entry);
      entries.add(Bytes.of(entry));
      if (entries.size() > width) {
        return malformed("the bundle has more than %d entries".formatted(width));
      }
    }
    return entries.size() == width
        ? Result.ok(entries)
        : malformed("the bundle has %d entries, not %d".formatted(entries.size(), width));
  }

  private static Result<List<Bytes>> malformed(String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "bundle_malformed", message));
  }
}
