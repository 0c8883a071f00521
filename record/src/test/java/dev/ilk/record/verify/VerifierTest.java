package dev.ilk.record.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Bytes;
import dev.ilk.record.append.TestLog;
import dev.ilk.record.log.StoredEntry;
import dev.ilk.record.tlog.Checkpoint;
import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Growth;
import dev.ilk.record.tlog.Hash;
import dev.ilk.record.tlog.Merkle;
import dev.ilk.record.tlog.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a hostile administrator does to the store, and what the verifier says of it. */
class VerifierTest {
  // Signed at 10, 20, 30 and 40 entries, 5 more signed at 45.
  private final TestLog log = new TestLog().grow(10).grow(10).grow(10).grow(10).grow(5);
  private final List<StoredEntry> entries = log.store.entries;
  private final Checkpoint kept = log.kept();

  @Test
  void an_untouched_log_is_whole() {
    assertEquals(new Verification.Whole(45, kept.root(), 45, 6, 0), verify(log, Optional.of(kept)));
  }

  @Test
  void an_empty_log_is_whole() {
    assertEquals(
        new Verification.Whole(0, Merkle.EMPTY, 0, 0, 0), verify(new TestLog(), Optional.empty()));
  }

  @Test
  void entries_after_the_last_checkpoint_are_told_apart() {
    log.store.checkpoints.pollLastEntry();
    assertEquals(new Verification.Whole(45, kept.root(), 40, 4, 0), verify(log, Optional.empty()));
  }

  @Test
  void a_large_log_of_every_shape_of_event_is_whole() {
    TestLog large = new TestLog().grow(300);
    for (int i = 0; i < 3; i++) {
      large.grow(large.samples.journey()).grow(200);
    }
    large.grow(List.of(large.samples.large(70_000)));
    assertEquals(
        new Verification.Whole(919, large.kept().root(), 919, 9, 0),
        verify(large, Optional.of(large.kept())));
  }

  @Test
  void an_edited_entry_is_named() {
    edit(17);
    assertFault(Fault.Kind.EDITED, 17);
  }

  @Test
  void an_edited_entry_is_named_where_nothing_was_signed_after_it() {
    log.store.checkpoints.pollLastEntry();
    edit(42);
    assertEquals(
        new Verification.Broken(
            Fault.at(
                Fault.Kind.EDITED,
                42,
                "entry 42 was edited, or its stored hash was: no checkpoint was signed after it")),
        verify(log, Optional.empty()));
  }

  @Test
  void an_altered_hash_is_told_from_an_edited_entry() {
    log.put(17, entries.get(17).leaf().toArray(), Merkle.EMPTY);
    assertFault(Fault.Kind.HASH_ALTERED, 17);
  }

  @Test
  void an_entry_replaced_with_its_hash_is_bounded_by_what_was_signed() {
    entries.set(17, log.forged(17));
    assertFault(Fault.Kind.REWRITTEN, 10, 19);
  }

  @Test
  void an_entry_replaced_with_its_hash_is_bounded_by_the_tree_where_nothing_was_signed_near() {
    TestLog large = new TestLog().grow(1_000);
    large.store.entries.set(600, large.forged(600));
    assertEquals(List.of(Fault.Kind.REWRITTEN, 512L, 767L), told(verify(large, Optional.empty())));
  }

  @Test
  void a_deleted_entry_is_named() {
    entries.remove(23);
    assertFault(Fault.Kind.CUT, 23);
  }

  @Test
  void a_deleted_entry_is_named_though_the_rest_was_renumbered() {
    entries.remove(23);
    log.renumber();
    setHead();
    assertFault(Fault.Kind.CUT, 23);
  }

  @Test
  void a_log_cut_at_its_end_is_caught_by_the_checkpoints() {
    entries.subList(40, 45).clear();
    setHead();
    assertFault(Fault.Kind.CUT, 40);
  }

  @Test
  void a_log_cut_at_its_end_with_its_checkpoints_is_caught_by_the_one_kept_elsewhere() {
    entries.subList(38, 45).clear();
    log.store.checkpoints.tailMap(38L).clear();
    setHead();
    assertEquals(38, ((Verification.Whole) verify(log, Optional.empty())).size());
    assertFault(Fault.Kind.CUT, 38);
  }

  @Test
  void entries_missing_below_the_head_are_a_cut() {
    entries.subList(40, 45).clear();
    log.store.checkpoints.pollLastEntry();
    assertEquals(List.of(Fault.Kind.CUT, 40L, 40L), told(verify(log, Optional.empty())));
  }

  @Test
  void two_entries_that_changed_places_are_named() {
    Collections.swap(entries, 12, 31);
    log.renumber();
    assertFault(Fault.Kind.REORDERED, 12);
  }

  @Test
  void neighbours_that_changed_places_are_named() {
    Collections.swap(entries, 12, 13);
    log.renumber();
    assertFault(Fault.Kind.REORDERED, 12);
  }

  @Test
  void the_last_two_entries_that_changed_places_are_named() {
    Collections.swap(entries, 43, 44);
    log.renumber();
    assertFault(Fault.Kind.REORDERED, 43);
  }

  @Test
  void bytes_that_changed_places_without_their_hashes_are_named() {
    Bytes twelve = entries.get(12).leaf();
    Bytes thirtyOne = entries.get(31).leaf();
    log.put(12, thirtyOne.toArray(), entries.get(12).hash());
    log.put(31, twelve.toArray(), entries.get(31).hash());
    assertFault(Fault.Kind.REORDERED, 12);
  }

  @Test
  void an_entry_moved_to_another_place_is_named() {
    entries.add(30, entries.remove(12));
    log.renumber();
    assertFault(Fault.Kind.REORDERED, 12);
  }

  @Test
  void a_repeated_entry_is_named() {
    entries.add(12, entries.get(3));
    log.renumber();
    setHead();
    assertFault(Fault.Kind.INSERTED, 12);
  }

  @Test
  void a_forged_entry_that_claims_a_true_number_is_named_by_what_was_signed() {
    entries.add(12, log.forged(12));
    log.renumber();
    setHead();
    assertFault(Fault.Kind.INSERTED, 12);
  }

  @Test
  void a_forged_entry_behind_the_true_one_is_named_by_what_was_signed() {
    entries.add(13, log.forged(12));
    log.renumber();
    setHead();
    assertFault(Fault.Kind.INSERTED, 13);
  }

  @Test
  void of_two_entries_with_one_number_nobody_can_tell_the_forged_one_without_a_checkpoint() {
    entries.add(43, log.forged(42));
    log.renumber();
    setHead();
    log.store.checkpoints.pollLastEntry();
    assertEquals(List.of(Fault.Kind.INSERTED, 42L, 43L), told(verify(log, Optional.empty())));
  }

  @Test
  void an_entry_overwritten_with_a_copy_of_another_is_named() {
    StoredEntry other = entries.get(3);
    log.put(12, other.leaf().toArray(), other.hash());
    assertFault(Fault.Kind.EDITED, 12);
    StoredEntry neighbour = entries.get(11);
    log.put(12, neighbour.leaf().toArray(), neighbour.hash());
    assertFault(Fault.Kind.EDITED, 12);
  }

  @Test
  void the_first_of_several_faults_is_the_one_named() {
    edit(33);
    entries.remove(40);
    log.put(5, entries.get(5).leaf().toArray(), Merkle.EMPTY);
    assertFault(Fault.Kind.HASH_ALTERED, 5);
  }

  @Test
  void a_changed_tree_hash_over_true_entries_is_told() {
    TestLog large = new TestLog().grow(300).grow(700);
    large.store.nodes.get(1).put(2L, Merkle.EMPTY);
    assertEquals(
        List.of(Fault.Kind.TREE_ALTERED, 512L, 767L),
        told(verify(large, Optional.of(large.kept()))));
    large.store.nodes.get(1).remove(2L);
    assertEquals(
        List.of(Fault.Kind.TREE_ALTERED, 512L, 767L), told(verify(large, Optional.empty())));
  }

  @Test
  void a_changed_right_edge_is_told() {
    Growth other = new Growth(Frontier.EMPTY);
    entries.forEach(_ -> other.add(Merkle.EMPTY));
    log.store.head = other.frontier();
    assertEquals(Fault.Kind.TREE_ALTERED, told(verify(log, Optional.empty())).getFirst());
  }

  @Test
  void a_log_rewritten_from_some_entry_on_differs_from_what_was_signed() {
    rewriteFrom(25);
    assertFault(Fault.Kind.REWRITTEN, 20, 29);
    log.store.checkpoints.clear();
    assertFault(Fault.Kind.REWRITTEN, 0, 44);
  }

  @Test
  void checkpoints_forged_for_a_rewritten_log_are_not_believed() {
    rewriteFrom(25);
    log.store.checkpoints.clear();
    Checkpoint forged = new Checkpoint(kept.origin(), 45, log.store.head.root());
    log.store.checkpoints.put(45L, forged.sign(TestKeys.signer(kept.origin())).encode());
    log.store.checkpoints.put(46L, "nonsense");
    assertEquals(Fault.Kind.CHECKPOINT_FORGED, told(verify(log, Optional.empty())).getFirst());
    assertFault(Fault.Kind.REWRITTEN, 0, 44);
  }

  @Test
  void two_signed_histories_are_a_fork() {
    Checkpoint other = new Checkpoint(kept.origin(), 45, Merkle.EMPTY);
    assertEquals(Fault.Kind.FORKED, told(verify(log, Optional.of(other))).getFirst());
  }

  @Test
  void erased_personal_data_leaves_the_log_whole_and_altered_data_does_not() {
    TestLog people = new TestLog();
    people.grow(people.samples.journey());
    people.store.erase(List.of(3L));
    assertEquals(
        new Verification.Whole(6, people.kept().root(), 6, 2, 1),
        verify(people, Optional.of(people.kept())));
    StoredEntry outcome = people.store.entries.get(4);
    people.store.entries.set(
        4,
        new StoredEntry(
            4,
            outcome.leaf(),
            outcome.hash(),
            outcome.detached(),
            Optional.of(Bytes.utf8("{\"salt\":\"x\",\"fields\":{\"/actor/name\":\"carol\"}}"))));
    assertEquals(
        List.of(Fault.Kind.PERSONAL_DATA_ALTERED, 4L, 4L),
        told(verify(people, Optional.of(people.kept()))));
  }

  @Test
  void a_long_event_that_was_altered_or_lost_is_named() {
    TestLog large = new TestLog().grow(2);
    large.grow(List.of(large.samples.large(70_000)));
    StoredEntry entry = large.store.entries.get(2);
    for (Optional<Bytes> event : List.of(Optional.<Bytes>empty(), Optional.of(Bytes.utf8("{}")))) {
      large.store.entries.set(
          2, new StoredEntry(2, entry.leaf(), entry.hash(), event, Optional.empty()));
      assertEquals(
          List.of(Fault.Kind.EVENT_ALTERED, 2L, 2L), told(verify(large, Optional.empty())));
    }
  }

  @Test
  void bytes_that_are_no_entry_are_told() {
    byte[] noise = "noise".getBytes(StandardCharsets.UTF_8);
    log.put(4, noise, Merkle.leaf(noise));
    assertFault(Fault.Kind.UNREADABLE, 4);
  }

  @Test
  void no_single_change_goes_unseen_and_none_is_named_too_late() {
    Random random = new Random(9162);
    for (int round = 0; round < 300; round++) {
      TestLog copy = log.copy();
      int at = random.nextInt(45);
      StoredEntry entry = copy.store.entries.get(at);
      byte[] leaf = entry.leaf().toArray();
      leaf[random.nextInt(leaf.length)] ^= (byte) (1 << random.nextInt(8));
      switch (round % 4) {
        case 0 -> copy.put(at, leaf, entry.hash());
        case 1 -> copy.put(at, leaf, Merkle.leaf(leaf));
        case 2 -> copy.put(at, entry.leaf().toArray(), Merkle.leaf(leaf));
        default -> copy.store.entries.remove(at);
      }
      Verification verification = verify(copy, Optional.of(kept));
      Fault fault = assertInstanceOf(Verification.Broken.class, verification).fault();
      assertTrue(fault.from() <= at && at <= fault.to(), at + ": " + fault);
    }
  }

  private void edit(int index) {
    StoredEntry entry = entries.get(index);
    String edited = entry.leaf().utf8().replace("payments", "salaries");
    log.put(index, edited.getBytes(StandardCharsets.UTF_8), entry.hash());
  }

  /** What somebody does who controls the store wholly and knows how the tree is made. */
  private void rewriteFrom(int index) {
    for (int i = index; i < entries.size(); i++) {
      entries.set(i, log.forged(i));
    }
    setHead();
  }

  private void setHead() {
    Growth growth = new Growth(Frontier.EMPTY);
    entries.stream().map(StoredEntry::hash).forEach((Hash hash) -> growth.add(hash));
    log.store.head = growth.frontier();
  }

  private void assertFault(Fault.Kind kind, long index) {
    assertFault(kind, index, index);
  }

  private void assertFault(Fault.Kind kind, long from, long to) {
    assertEquals(List.of(kind, from, to), told(verify(log, Optional.of(kept))));
  }

  private static List<Object> told(Verification verification) {
    return switch (verification) {
      case Verification.Whole whole -> List.of(whole);
      case Verification.Broken(Fault fault) -> List.of(fault.kind(), fault.from(), fault.to());
    };
  }

  private static Verification verify(TestLog log, Optional<Checkpoint> kept) {
    return Verifier.verify(new StoreSource(log.store, log.store), log.verifierKeys(), kept);
  }
}
