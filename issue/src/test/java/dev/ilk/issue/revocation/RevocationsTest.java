package dev.ilk.issue.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevocationsTest {
  private static final Instant START = RevocationStoreConformance.NOW;

  private Instant now = START;
  private final InstantSource clock = () -> now;
  private final Ids ids = new Ids(clock);
  private final MemoryRevocationStore store = new MemoryRevocationStore();
  private final Revocations revocations = new Revocations(store, clock, Revocations.STALE_AFTER);
  private final Workload workload = Identities.workload(ids, "prod-payments-api", Status.ACTIVE);

  private boolean takenBack(String name, Instant issued) throws StoreUnavailable {
    return revocations.takenBack(List.of("other", name), issued);
  }

  private void revokeWorkload() throws StoreUnavailable {
    store.enrol(workload);
    store.revokeIdentity(Revocation.ofIdentity(workload, now));
    revocations.catchUp();
  }

  @Test
  void nothing_can_be_said_before_the_first_reading() {
    assertThrows(StoreUnavailable.class, () -> takenBack("tok", START));
  }

  @Test
  void a_token_is_taken_back_by_each_name_of_the_identity() throws Exception {
    revokeWorkload();
    Instant issued = START.minusSeconds(100);
    assertTrue(takenBack(workload.id().value(), issued));
    assertTrue(takenBack(workload.subject(), issued));
    assertFalse(takenBack("workload:prod-other-api", issued));
  }

  @Test
  void a_token_that_a_node_issued_before_it_had_heard_is_taken_back_too() throws Exception {
    revokeWorkload();
    Instant reinstated = START.plus(Revocation.PROPAGATION);
    assertTrue(takenBack(workload.subject(), reinstated.minusMillis(1)));
    assertFalse(takenBack(workload.subject(), reinstated));
  }

  @Test
  void of_two_revocations_of_one_name_the_further_counts() throws Exception {
    revokeWorkload();
    now = START.plusSeconds(60);
    store.revokeIdentity(Revocation.ofIdentity(workload, now));
    store.revokeIdentity(Revocation.ofIdentity(workload, START));
    revocations.catchUp();
    assertTrue(takenBack(workload.subject(), START.plusSeconds(50)));
  }

  @Test
  void it_is_forgotten_when_no_such_token_can_be_alive() throws Exception {
    Id.Token token = ids.token();
    store.add(Revocation.ofToken(token, Optional.empty(), now, START.plusSeconds(300)));
    revocations.catchUp();
    now = START.plusSeconds(359);
    revocations.catchUp();
    assertTrue(takenBack(token.value(), START));
    now = START.plusSeconds(360);
    revocations.catchUp();
    assertFalse(takenBack(token.value(), START));
    assertEquals(List.of(), revocations.after(0, 9));
  }

  @Test
  void a_later_revocation_of_the_same_name_survives_the_end_of_the_earlier() throws Exception {
    revokeWorkload();
    now = START.plusSeconds(300);
    store.revokeIdentity(Revocation.ofIdentity(workload, now));
    now = START.plus(Duration.ofMinutes(12));
    revocations.catchUp();
    assertTrue(takenBack(workload.subject(), START.plusSeconds(200)));
    assertEquals(1, revocations.after(0, 9).size());
  }

  @Test
  void what_stands_is_not_vouched_for_on_old_knowledge() throws Exception {
    revokeWorkload();
    store.reachable(false);
    now = START.plus(Revocations.STALE_AFTER);
    assertThrows(StoreUnavailable.class, revocations::catchUp);
    assertFalse(takenBack("tok", START));
    now = now.plusMillis(1);
    assertThrows(StoreUnavailable.class, () -> takenBack("tok", START));
    assertTrue(takenBack(workload.subject(), START), "what was taken back stays so");
    store.reachable(true);
    revocations.catchUp();
    assertFalse(takenBack("tok", START));
  }

  @Test
  void a_reading_without_news_keeps_it_current() throws Exception {
    revocations.catchUp();
    now = START.plusSeconds(15);
    revocations.confirm(START.plusSeconds(8));
    assertFalse(takenBack("tok", START));
    revocations.confirm(START);
    assertEquals(START.plusSeconds(8), revocations.asOf(), "the past makes it no older");
  }

  @Test
  void many_revocations_are_read_page_by_page() throws Exception {
    for (int i = 0; i < RevocationStore.MAX_PAGE + 5; i++) {
      store.add(Revocation.ofToken(ids.token(), Optional.empty(), now, START));
    }
    revocations.catchUp();
    assertEquals(store.latest(), revocations.latest());
    assertEquals(3, revocations.after(RevocationStore.MAX_PAGE + 2, 9).size());
  }
}
