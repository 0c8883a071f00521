package dev.ilk.record.tlog;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Trees that are small and slow on purpose, to compare the real ones with. */
final class Leaves {
  /** The eight leaves that the reference implementations of RFC 6962 are tested with. */
  static final List<String> REFERENCE =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private Leaves() {}

  static List<Hash> reference() {
    return REFERENCE.stream().map(hex -> Merkle.leaf(HexFormat.of().parseHex(hex))).toList();
  }

  static List<Hash> numbered(int count) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leaves.add(
          Merkle.leaf(Integer.toString(i).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
    return leaves;
  }

  /** MTH as RFC 6962, section 2.1, defines it. */
  static Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Merkle.EMPTY;
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return Merkle.node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  /** Tile hashes read straight from the definition. */
  static TileHashes tiles(List<Hash> leaves) {
    return (level, from, count) -> {
      List<Hash> hashes = new ArrayList<>();
      int span = 1 << (level * Tile.HEIGHT);
      for (long i = from; i < from + count; i++) {
        hashes.add(root(leaves.subList((int) i * span, (int) (i + 1) * span)));
      }
      return hashes;
    };
  }
}
