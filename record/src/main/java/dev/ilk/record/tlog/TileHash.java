package dev.ilk.record.tlog;

/**
 * One hash in a tile of level 1 or above: the root over one full tile of the level below.
 *
 * @param level from 1 to 7; a hash at level {@code l} spans 256<sup>l</sup> leaves
 * @param index its place in the level, from 0
 * @param hash the Merkle tree hash of the leaves it spans
 */
public record TileHash(int level, long index, Hash hash) {
  public TileHash {
    if (level < 1 || level > Tile.TOP_LEVEL || index < 0) {
      throw new IllegalArgumentException(
          "no tile hash at level %d, index %d".formatted(level, index));
    }
  }
}
