package dev.ilk.record.tlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTest {
  /** The roots of the trees over the first 0 to 8 reference leaves. */
  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void growing_gives_the_published_roots() {
    Growth growth = new Growth(Frontier.EMPTY);
    List<String> roots = new ArrayList<>(List.of(growth.frontier().root().hex()));
    for (Hash leaf : Leaves.reference()) {
      growth.add(leaf);
      roots.add(growth.frontier().root().hex());
    }
    assertEquals(ROOTS, roots);
  }

  @Test
  void a_tree_goes_on_from_its_right_edge_alone() {
    List<Hash> leaves = Leaves.numbered(300);
    Frontier edge = Frontier.EMPTY;
    for (int size = 1; size <= leaves.size(); size++) {
      Growth growth = new Growth(edge);
      growth.add(leaves.get(size - 1));
      edge = growth.frontier();
      assertEquals(Leaves.root(leaves.subList(0, size)), edge.root());
    }
  }

  @Test
  void growth_hands_over_each_tile_hash_once() {
    List<Hash> leaves = Leaves.numbered(256 * 256 + 300);
    Growth growth = new Growth(Frontier.EMPTY);
    List<TileHash> handed = new ArrayList<>();
    for (Hash leaf : leaves) {
      growth.add(leaf);
      handed.addAll(growth.takeCompleted());
    }
    assertEquals(257 + 1, handed.size());
    TileHashes expected = Leaves.tiles(leaves);
    for (TileHash hash : handed) {
      assertEquals(expected.read(hash.level(), hash.index(), 1).getFirst(), hash.hash());
    }
  }

  @Test
  void a_right_edge_that_does_not_fit_its_size_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new Frontier(3, List.of(Merkle.EMPTY)));
    assertThrows(IllegalArgumentException.class, () -> new Frontier(-1, List.of()));
  }
}
