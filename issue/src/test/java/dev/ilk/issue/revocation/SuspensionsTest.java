package dev.ilk.issue.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.human.HumanProof;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspensionsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Ids IDS = new Ids(InstantSource.fixed(NOW));
  private static final String ISSUER = "https://ci.example";
  private static final String INSTANCE = "inst_0123456789abcdef0123";

  private final MemoryRevocationStore revocations = new MemoryRevocationStore();
  private final MemorySuspensionStore store = new MemorySuspensionStore(revocations);
  private final Suspensions suspensions = new Suspensions(store);

  private static Proof workload() {
    Workload workload = Identities.workload(IDS, "prod-payments-api", Status.ACTIVE);
    return new WorkloadProof(
        workload,
        "oidc-federation",
        ISSUER,
        NOW,
        NOW.plusSeconds(60),
        Optional.empty(),
        "rule",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(Map.of("instance", INSTANCE)),
        Binding.NONE);
  }

  private void suspend(String name) throws StoreUnavailable {
    store.suspend(new Suspension(name, NOW, "why"), List.of());
    suspensions.refresh();
  }

  @ParameterizedTest
  @ValueSource(strings = {"env:prod", "issuer:" + ISSUER, INSTANCE})
  void a_proof_that_rests_on_what_is_suspended_counts_for_nothing(String name)
      throws StoreUnavailable {
    assertEquals(Optional.empty(), suspensions.to(workload()));
    suspend(name);
    assertEquals(Optional.of("suspended"), suspensions.to(workload()).map(Problem::code));
    store.lift(name);
    suspensions.refresh();
    assertEquals(Optional.empty(), suspensions.to(workload()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env:staging",
        "env:prod2",
        "env:",
        "issuer:https://ci.example/",
        "inst_0",
        "prod"
      })
  void a_proof_that_rests_on_something_else_counts(String name) throws StoreUnavailable {
    suspend(name);
    assertEquals(Optional.empty(), suspensions.to(workload()));
  }

  @Test
  void a_store_that_does_not_answer_changes_nothing() throws StoreUnavailable {
    suspend("env:prod");
    revocations.reachable(false);
    assertThrows(StoreUnavailable.class, suspensions::refresh);
    assertEquals(Optional.of("suspended"), suspensions.to(workload()).map(Problem::code));
  }

  @Test
  void people_pass_whatever_is_suspended() throws StoreUnavailable {
    Human alice = Identities.human(IDS, "alice", Status.ACTIVE);
    suspend("issuer:https://login.example");
    Proof proof =
        new HumanProof(
            alice,
            "session",
            "https://login.example",
            NOW,
            NOW,
            NOW.plusSeconds(60),
            Optional.empty(),
            Optional.empty(),
            "",
            List.of(),
            "");
    assertEquals(Optional.empty(), suspensions.to(proof));
  }
}
