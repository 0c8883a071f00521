package dev.ilk.store.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.Workload;
import dev.ilk.decide.CedarDecider;
import dev.ilk.decide.Chronicle;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Occasion;
import dev.ilk.decide.Policies;
import dev.ilk.decide.PolicyText;
import dev.ilk.decide.Question;
import dev.ilk.decide.RememberingDecider;
import dev.ilk.decide.Target;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.store.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An attack on a cap: many requests at once, on two nodes with one store. */
class SharedCapTest {
  private static final Ids IDS = new Ids(InstantSource.fixed(TestDatabase.NOW));
  private static final String POLICIES =
      """
      @id("open") permit(principal, action == Action::"invoices:create", resource);
      @id("cap") forbid(principal, action == Action::"invoices:create", resource)
      when temporal { count_within(1m, Action::"invoices:create"::request{}) > 20 };
      """;

  @ParameterizedTest
  @EnumSource
  void many_parallel_requests_on_two_nodes_are_stopped_exactly_at_the_cap(TestDatabase.Kind kind)
      throws Exception {
    try (TestDatabase test = TestDatabase.create(kind)) {
      Workload ci = workload();
      List<RememberingDecider> nodes = List.of(node(test), node(test));
      assertEquals(20, attack(nodes, ci, 120));
      test.closeNodes();
      assertEquals(0, attack(List.of(node(test)), ci, 5), "a restart forgets nothing");
    }
  }

  private static RememberingDecider node(TestDatabase test) {
    return switch (Policies.compile(List.of(new PolicyText("cap.cedar", POLICIES)), "v1")) {
      case Result.Ok<Policies>(Policies policies) ->
          new RememberingDecider(new CedarDecider(policies), new Chronicle(test.node().history()));
      case Result.Failed<Policies>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  private static long attack(List<RememberingDecider> nodes, Workload actor, int requests)
      throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> answers =
          IntStream.range(0, requests)
              .mapToObj(i ->
                  threads.submit(() -> {
                    start.await();
                    return nodes.get(i % nodes.size()).decide(question(actor))
                        instanceof Decision.Allow;
                  }))
              .toList();
      start.countDown();
      long passed = 0;
      for (Future<Boolean> answer : answers) {
        passed += answer.get() ? 1 : 0;
      }
      return passed;
    }
  }

  private static Question question(Workload actor) {
    return new Question(
        actor,
        Optional.empty(),
        "invoices:create",
        Target.of("Ledger", "main"),
        Map.of(),
        Optional.of(new Occasion(IDS.event().value(), TestDatabase.NOW)));
  }

  private static Workload workload() {
    return new Workload(
        IDS.identity(),
        "prod-billing-invoicer",
        Workload.Subtype.CI_PIPELINE,
        Status.ACTIVE,
        new Environment("prod"),
        Tenant.SOLE,
        new Stewardship(
            new Team("billing"),
            "alice",
            Optional.empty(),
            "writes invoices in tests",
            Stewardship.Sensitivity.HIGH,
            "oidc-federation",
            Duration.ofMinutes(5),
            Set.of(),
            true,
            Optional.empty(),
            "ilk revoke",
            Optional.empty()),
        TestDatabase.NOW,
        TestDatabase.NOW.plus(Duration.ofDays(90)),
        Set.of());
  }
}
