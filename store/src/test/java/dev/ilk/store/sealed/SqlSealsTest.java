package dev.ilk.store.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Role;
import dev.ilk.elevation.ElevationStoreConformance;
import dev.ilk.elevation.StoredElevation;
import dev.ilk.elevation.sealed.StoredSeal;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.human.sealed.Seals;
import dev.ilk.store.TestDatabase;
import dev.ilk.store.database.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seals as two nodes see them. */
class SqlSealsTest {
  private static final Instant NOW = TestDatabase.NOW;
  private static final Ids IDS = new Ids(InstantSource.fixed(NOW));

  private static StoredSeal seal(String digest) {
    return new StoredSeal(
        "fire",
        IDS.identity(),
        new Role("operator"),
        Duration.ofHours(1),
        3,
        5,
        digest.repeat(64),
        NOW,
        IDS.identity(),
        Optional.empty());
  }

  private static StoredElevation begun(StoredSeal seal) {
    StoredElevation asked = ElevationStoreConformance.asked(seal.human(), NOW);
    return new StoredElevation(
        asked.id(),
        asked.asked(),
        Optional.of(new StoredElevation.Begun(NOW, List.of())),
        Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void a_seal_reads_back_and_what_was_sealed_before_is_gone(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      SqlSeals one = new SqlSeals(test.database());
      SqlSeals other = new SqlSeals(test.database());
      assertEquals(Optional.empty(), one.find("fire"));
      StoredSeal first = seal("a");
      one.seal(first);
      assertEquals(Optional.of(first), other.find("fire"));
      assertEquals(List.of(), other.opened());
      assertTrue(one.open(first, "pass", begun(first)));
      assertEquals(List.of("fire"), other.opened().stream().map(StoredSeal::name).toList());
      StoredSeal second = seal("b");
      other.seal(second);
      assertEquals(List.of(), one.opened());
      assertEquals(Optional.of(second), one.find("fire"));
      assertEquals(Optional.empty(), one.passed("pass"), "an old pass ends with its seal");
      assertFalse(one.open(first, "pass", begun(first)), "it was sealed anew meanwhile");
    }
  }

  @ParameterizedTest
  @EnumSource
  void of_many_who_open_it_at_once_one_does(TestDatabase.Kind kind) throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      SqlSeals one = new SqlSeals(test.database());
      SqlSeals other = new SqlSeals(test.database());
      StoredSeal seal = seal("a");
      one.seal(seal);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          SqlSeals node = i % 2 == 0 ? one : other;
          String pass = "pass" + i;
          tries.add(() -> node.open(seal, pass, begun(seal)));
        }
        int opened = 0;
        for (Future<Boolean> each : threads.invokeAll(tries)) {
          opened += each.get() ? 1 : 0;
        }
        assertEquals(1, opened);
      }
      assertEquals(1, test.node().elevations().holding(NOW).size());
      assertEquals(
          Optional.of(NOW.plus(seal.lasting())), other.seal("fire").orElseThrow().openUntil());
    }
  }

  @ParameterizedTest
  @EnumSource
  void tries_are_counted_over_all_nodes_and_begin_anew_after_a_minute(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      SqlSeals one = new SqlSeals(test.database());
      SqlSeals other = new SqlSeals(test.database());
      one.seal(seal("a"));
      for (int i = 0; i < Seals.MOST_TRIES; i++) {
        assertTrue((i % 2 == 0 ? one : other).mayTry("fire", NOW.plusSeconds(i)));
      }
      assertFalse(one.mayTry("fire", NOW.plusSeconds(30)));
      assertFalse(other.mayTry("fire", NOW.plusSeconds(59)));
      assertTrue(other.mayTry("fire", NOW.plusSeconds(60)));
      assertFalse(one.mayTry("water", NOW), "no such seal");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_not_stored_opens_nothing_and_uses_nothing_up(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Faults faults = new Faults();
      SqlSeals seals = new SqlSeals(test.database(faults));
      StoredSeal seal = seal("a");
      seals.seal(seal);
      faults.failNextCommit();
      assertThrows(StoreUnavailable.class, () -> seals.open(seal, "pass", begun(seal)));
      assertEquals(Optional.of(seal), seals.find("fire"));
      assertEquals(Optional.empty(), seals.passed("pass"));
      assertTrue(seals.open(seal, "pass", begun(seal)));
    }
  }
}
