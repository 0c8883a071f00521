package dev.ilk.record.tlog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a tile of hashes (C2SP tlog-tiles, "Merkle Tree"): 256 consecutive hashes of one
 * level, or fewer at the right edge.
 *
 * @param level 0 for leaf hashes; a hash at level {@code l} spans 256<sup>l</sup> leaves
 * @param index its place in the level, from 0
 * @param width how many hashes it has, from 1 to 256
 */
public record Tile(int level, long index, int width) {
  /** How many tree levels one tile spans. */
  public static final int HEIGHT = 8;

  /** How many hashes, or entries, a full tile has. */
  public static final int WIDTH = 1 << HEIGHT;

  /** The highest level that a tree with fewer than 2<sup>63</sup> leaves can reach. */
  public static final int TOP_LEVEL = 7;

  private static final Pattern PATH =
      Pattern.compile("tile/(0|[1-9][0-9]?)/([x0-9/]{3,27})(?:\\.p/([1-9][0-9]{0,2}))?");

  public Tile {
    if (level < 0 || level > TOP_LEVEL || index < 0 || width < 1 || width > WIDTH) {
      throw new IllegalArgumentException(
          "no tile of level %d, index %d, width %d".formatted(level, index, width));
    }
  }

  /**
   * The tiles that a level of a tree consists of.
   *
   * @param level the level
   * @param treeSize how many leaves the tree has
   * @return how many tiles, the partial one among them
   */
  public static long count(int level, long treeSize) {
    long hashes = treeSize >>> (level * HEIGHT);
    return (hashes + WIDTH - 1) / WIDTH;
  }

  /**
   * A tile of a tree, as wide as the tree makes it.
   *
   * @param level the level
   * @param index its place, less than {@link #count}
   * @param treeSize how many leaves the tree has
   * @return the tile
   */
  public static Tile of(int level, long index, long treeSize) {
    long hashes = treeSize >>> (level * HEIGHT);
    return new Tile(level, index, (int) Math.min(WIDTH, hashes - index * WIDTH));
  }

  /**
   * Whether a tree is large enough to have the tile.
   *
   * @param treeSize how many leaves the tree has
   * @return true if all its hashes are there
   */
  public boolean isWithin(long treeSize) {
    long hashes = treeSize >>> (level * HEIGHT);
    return index < count(level, treeSize) && width <= hashes - index * WIDTH;
  }

  /**
   * The path below the log's prefix.
   *
   * @return such as {@code tile/0/x001/234.p/17}
   */
  public String path() {
    return "tile/" + level + "/" + TileIndex.write(index, width);
  }

  /**
   * Reads a path.
   *
   * @param path below the log's prefix; of any length
   * @return the tile, or empty if the path is not exactly how {@link #path} writes one
   */
  public static Optional<Tile> parse(String path) {
    Matcher form = PATH.matcher(path);
    if (!form.matches()) {
      return Optional.empty();
    }
    int level = Integer.parseInt(form.group(1));
    String written = form.group(3);
    int width = written == null ? WIDTH : Integer.parseInt(written);
    Optional<Long> index = TileIndex.read(form.group(2));
    if (level > TOP_LEVEL || width > WIDTH || index.isEmpty()) {
      return Optional.empty();
    }
    Tile tile = new Tile(level, index.get(), width);
    // Two spellings of one tile, such as `.p/256`, would be two files that could differ.
    return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
  }
}
