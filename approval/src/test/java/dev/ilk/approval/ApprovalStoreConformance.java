package dev.ilk.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.ApprovalTask;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
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
import org.junit.jupiter.api.Test;

/** What every {@link ApprovalStore} promises. Each test begins with an empty store. */
public abstract class ApprovalStoreConformance {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
  static final Ids IDS = new Ids(InstantSource.fixed(NOW));

  /**
   * The adapter under test.
   *
   * @return the same within one test, empty at its beginning
   */
  protected abstract ApprovalStore store();

  /**
   * The same store as another node sees it.
   *
   * @return over the same data
   */
  protected abstract ApprovalStore elsewhere();

  static AccessRequest request(String binding, Instant created) {
    return new AccessRequest(
        IDS.accessRequest(),
        new AccessRequest.Asked(
            IDS.identity(),
            "workload:prod-api",
            "agent:prod-helper",
            "pay",
            "Invoice i-1",
            "d".repeat(64),
            "{\"amount\":10.5,\"ü\":\"'\\\"\"}",
            "more than 10",
            List.of("sre", "team:payments"),
            binding,
            created,
            created.plus(AccessRequest.PATIENCE)),
        AccessRequest.State.waiting());
  }

  private static AccessRequest.Vote vote(String as) {
    return new AccessRequest.Vote(as, IDS.identity(), NOW.plusSeconds(1));
  }

  @Test
  void a_request_reads_back_as_it_was_written() throws StoreUnavailable {
    AccessRequest request = request("a", NOW);
    assertEquals(request, store().add(request));
    assertEquals(Optional.of(request), elsewhere().find(request.id()));
    assertEquals(Optional.empty(), store().find(IDS.accessRequest()));
  }

  @Test
  void the_same_binding_is_one_request() throws StoreUnavailable {
    AccessRequest first = store().add(request("a", NOW));
    assertEquals(first, elsewhere().add(request("a", NOW.plusSeconds(5))));
    assertEquals(List.of(first), store().waiting(NOW, 10));
  }

  @Test
  void answers_are_kept_and_made_on_what_was_read_only() throws StoreUnavailable {
    AccessRequest request = store().add(request("a", NOW));
    AccessRequest once = request.approved(vote("team:payments"));
    assertEquals(ApprovalTask.Status.PENDING, once.state().status());
    assertTrue(store().replace(request, once));
    assertEquals(Optional.of(once), elsewhere().find(request.id()));
    assertFalse(
        elsewhere().replace(request, request.ended(ApprovalTask.Status.DENIED, NOW)),
        "it was answered meanwhile");
    AccessRequest through = once.approved(vote("sre"));
    assertEquals(ApprovalTask.Status.APPROVED, through.state().status());
    assertTrue(store().replace(once, through));
    assertEquals(Optional.of(through), store().find(request.id()));
    assertFalse(store().replace(once, through));
    assertFalse(store().replace(request("never", NOW), through));
  }

  @Test
  void those_that_wait_come_oldest_first_without_those_that_are_over() throws StoreUnavailable {
    AccessRequest later = store().add(request("b", NOW.plusSeconds(9)));
    AccessRequest first = store().add(request("a", NOW));
    AccessRequest answered = store().add(request("c", NOW));
    store().replace(answered, answered.ended(ApprovalTask.Status.CANCELLED, NOW));
    store().add(request("d", NOW.minus(Duration.ofHours(2))));
    assertEquals(List.of(first, later), store().waiting(NOW.plusSeconds(10), 10));
    assertEquals(List.of(first), store().waiting(NOW.plusSeconds(10), 1));
    assertEquals(List.of(), store().waiting(NOW.plus(Duration.ofDays(1)), 10));
  }

  @Test
  void what_is_long_over_is_forgotten() throws StoreUnavailable {
    AccessRequest old = store().add(request("a", NOW));
    AccessRequest recent = store().add(request("b", NOW.plus(Duration.ofDays(1))));
    assertEquals(1, store().prune(NOW.plus(Duration.ofHours(5))));
    assertEquals(Optional.empty(), store().find(old.id()));
    assertEquals(Optional.of(recent), store().find(recent.id()));
  }

  @Test
  void of_many_answers_at_once_one_counts() throws Exception {
    AccessRequest request = store().add(request("a", NOW));
    try (ExecutorService workers = Executors.newFixedThreadPool(8)) {
      List<Callable<Boolean>> rivals = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ApprovalStore at = i % 2 == 0 ? store() : elsewhere();
        AccessRequest mine =
            i % 3 == 0
                ? request.ended(ApprovalTask.Status.DENIED, NOW)
                : request.approved(vote("sre"));
        rivals.add(() -> at.replace(request, mine));
      }
      int won = 0;
      for (Future<Boolean> one : workers.invokeAll(rivals)) {
        won += one.get() ? 1 : 0;
      }
      assertEquals(1, won);
    }
  }
}
