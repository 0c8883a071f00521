package dev.ilk.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Team;
import dev.ilk.decide.PolicyText;
import dev.ilk.gate.ApplyPolicies;
import dev.ilk.kernel.Changes;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link PolicyStore} promises. Each test begins with an empty store. */
public abstract class PolicyStoreConformance {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  private static final Id.Identity ALICE = new Ids(InstantSource.fixed(NOW)).identity();
  private static final Optional<Team> PAYMENTS = Optional.of(new Team("payments"));

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract PolicyStore store();

  /**
   * What it tells other nodes.
   *
   * @return the changes of {@link #store()}
   */
  protected abstract Changes changes();

  /**
   * The same store as another node sees it.
   *
   * @return over the same data
   */
  protected abstract PolicyStore elsewhere();

  private static PolicyVersion version(long number, Optional<Team> team, String... texts) {
    List<PolicyText> files = new ArrayList<>();
    for (String text : texts) {
      files.add(new PolicyText("file%d.cedar".formatted(files.size()), text));
    }
    return new PolicyVersion(
        number,
        team,
        NOW.plusSeconds(number),
        ALICE,
        "why " + number,
        ApplyPolicies.digest(files),
        number == 3 ? Optional.of(1L) : Optional.empty(),
        files);
  }

  @Test
  void a_version_reads_back_as_it_was_written() throws StoreUnavailable {
    PolicyVersion one = version(1, PAYMENTS, "permit…", "forbid 'quoted' \"text\"\nü");
    assertTrue(store().add(one));
    assertEquals(Optional.of(one), elsewhere().find(1));
    assertEquals(Optional.empty(), store().find(2));
  }

  @Test
  void the_latest_of_each_set_is_in_force_and_earlier_states_are_kept() throws StoreUnavailable {
    PolicyVersion first = version(1, Optional.empty(), "a");
    PolicyVersion payments = version(2, PAYMENTS, "b");
    PolicyVersion again = version(3, Optional.empty(), "a", "c");
    PolicyVersion nothing = version(4, PAYMENTS);
    for (PolicyVersion each : List.of(first, payments, again, nothing)) {
      assertTrue(store().add(each));
    }
    assertEquals(List.of(again, nothing), store().inForce(Long.MAX_VALUE));
    assertEquals(List.of(again, payments), store().inForce(3));
    assertEquals(List.of(first), store().inForce(1));
    assertEquals(List.of(), store().inForce(0));
  }

  @Test
  void a_number_is_given_once_and_none_is_left_out() throws StoreUnavailable {
    assertFalse(store().add(version(2, PAYMENTS, "a")), "the first is 1");
    assertTrue(store().add(version(1, PAYMENTS, "a")));
    assertFalse(store().add(version(1, Optional.empty(), "b")));
    assertEquals(List.of(version(1, PAYMENTS, "a")), store().inForce(Long.MAX_VALUE));
  }

  @Test
  void history_is_told_latest_first_in_pages() throws StoreUnavailable {
    for (long number = 1; number <= 5; number++) {
      assertTrue(store().add(version(number, PAYMENTS, "text " + number)));
    }
    List<PolicyStore.Entry> page = store().history(Long.MAX_VALUE, 2);
    assertEquals(List.of(5L, 4L), page.stream().map(PolicyStore.Entry::number).toList());
    assertEquals(1, page.getFirst().files());
    assertEquals(ALICE, page.getFirst().by());
    PolicyStore.Entry third = store().history(4, 1).getFirst();
    assertEquals(Optional.of(1L), third.restores());
    assertEquals("why 3", third.reason());
  }

  @Test
  void every_version_is_told_under_the_name_of_its_set() throws StoreUnavailable {
    long before = changes().latest();
    store().add(version(1, PAYMENTS, "a"));
    store().add(version(2, Optional.empty(), "b"));
    store().add(version(2, Optional.empty(), "refused"));
    assertEquals(
        List.of("team:payments", "organisation"),
        changes().after(before, 10).stream()
            .filter(change -> change.topic() == Changes.Topic.POLICIES)
            .map(Changes.Change::key)
            .toList());
  }

  @Test
  void of_many_that_add_the_same_number_at_once_one_does() throws Exception {
    try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
      for (long number = 1; number <= 5; number++) {
        List<Callable<Boolean>> rivals = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          PolicyStore at = i % 2 == 0 ? store() : elsewhere();
          PolicyVersion mine = version(number, PAYMENTS, "from " + i);
          rivals.add(() -> at.add(mine));
        }
        int won = 0;
        for (Future<Boolean> one : workers.invokeAll(rivals)) {
          won += one.get() ? 1 : 0;
        }
        assertEquals(1, won);
        assertEquals(1, store().find(number).orElseThrow().files().size());
      }
    }
  }
}
