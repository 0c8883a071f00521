package dev.ilk.record.tlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProofsTest {

  @Test
  void every_entry_of_every_small_tree_is_proven_included_and_nowhere_else() {
    List<Hash> leaves = Leaves.numbered(40);
    Tree tree = new Tree(Leaves.tiles(leaves));
    for (int size = 1; size <= leaves.size(); size++) {
      Hash root = Leaves.root(leaves.subList(0, size));
      for (int index = 0; index < size; index++) {
        List<Hash> proof = tree.inclusion(index, size);
        for (int claimed = 0; claimed <= size; claimed++) {
          assertEquals(
              claimed == index,
              Proofs.included(claimed, leaves.get(index), size, root, proof),
              "entry %d of %d at %d".formatted(index, size, claimed));
        }
      }
    }
  }

  @Test
  void every_small_tree_is_proven_to_have_grown_out_of_every_smaller_one() {
    List<Hash> leaves = Leaves.numbered(40);
    Tree tree = new Tree(Leaves.tiles(leaves));
    for (int size = 1; size <= leaves.size(); size++) {
      Hash root = Leaves.root(leaves.subList(0, size));
      for (int old = 1; old <= size; old++) {
        List<Hash> proof = tree.consistency(old, size);
        for (int claimed = 1; claimed <= size; claimed++) {
          Hash oldRoot = Leaves.root(leaves.subList(0, claimed));
          assertEquals(
              claimed == old,
              Proofs.consistent(claimed, oldRoot, size, root, proof),
              "%d, claimed %d, of %d".formatted(old, claimed, size));
        }
      }
    }
  }

  @Test
  void proofs_reach_across_tiles() {
    List<Hash> leaves = Leaves.numbered(70_000);
    Tree tree = new Tree(Leaves.tiles(leaves));
    Hash root = Leaves.root(leaves);
    assertEquals(root, tree.frontier(leaves.size()).root());
    for (int index : new int[] {0, 255, 256, 65_535, 65_536, 69_999}) {
      List<Hash> included = tree.inclusion(index, leaves.size());
      assertTrue(Proofs.included(index, leaves.get(index), leaves.size(), root, included));
      List<Hash> grown = tree.consistency(index + 1, leaves.size());
      Hash old = Leaves.root(leaves.subList(0, index + 1));
      assertTrue(Proofs.consistent(index + 1, old, leaves.size(), root, grown));
    }
  }

  @Test
  void a_proof_with_one_thing_changed_holds_no_more() {
    List<Hash> leaves = Leaves.numbered(100);
    Tree tree = new Tree(Leaves.tiles(leaves));
    Random random = new Random(6962);
    for (int round = 0; round < 500; round++) {
      int size = 2 + random.nextInt(99);
      int index = random.nextInt(size);
      int old = 1 + random.nextInt(size - 1);
      Hash root = Leaves.root(leaves.subList(0, size));
      Hash oldRoot = Leaves.root(leaves.subList(0, old));
      for (List<Hash> bad : spoilt(tree.inclusion(index, size), random)) {
        assertFalse(Proofs.included(index, leaves.get(index), size, root, bad));
      }
      for (List<Hash> bad : spoilt(tree.consistency(old, size), random)) {
        assertFalse(Proofs.consistent(old, oldRoot, size, root, bad));
      }
    }
  }

  @Test
  void impossible_places_prove_nothing() {
    Hash leaf = Leaves.numbered(1).getFirst();
    assertTrue(Proofs.included(0, leaf, 1, leaf, List.of()));
    assertFalse(Proofs.included(-1, leaf, 1, leaf, List.of()));
    assertFalse(Proofs.included(1, leaf, 1, leaf, List.of()));
    assertFalse(Proofs.included(0, leaf, 0, leaf, List.of()));
    assertFalse(Proofs.consistent(0, Merkle.EMPTY, 1, leaf, List.of()));
    assertFalse(Proofs.consistent(2, leaf, 1, leaf, List.of()));
    assertFalse(Proofs.consistent(3, leaf, 5, leaf, List.of()));
  }

  private static List<List<Hash>> spoilt(List<Hash> proof, Random random) {
    Hash other = Merkle.leaf(new byte[] {(byte) random.nextInt()});
    List<List<Hash>> all = new ArrayList<>();
    List<Hash> longer = new ArrayList<>(proof);
    longer.add(random.nextInt(proof.size() + 1), other);
    all.add(longer);
    if (!proof.isEmpty()) {
      int at = random.nextInt(proof.size());
      List<Hash> shorter = new ArrayList<>(proof);
      shorter.remove(at);
      all.add(shorter);
      List<Hash> changed = new ArrayList<>(proof);
      changed.set(at, other);
      all.add(changed);
    }
    return all;
  }
}
