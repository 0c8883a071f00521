package dev.ilk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RegistryChangingTest {
  private static final String ACME = Texts.of("acme.yaml");

  private final World world = new World();

  private Workload deployer() throws StoreUnavailable {
    return world.directory.workload("prod-payments-deployer").orElseThrow();
  }

  @Test
  void planning_changes_nothing() throws StoreUnavailable {
    assertEquals(13, World.lines(world.plan(ACME)).size());
    assertEquals(0, world.store.catalogue().version());
    assertTrue(world.directory.workload("prod-payments-deployer").isEmpty());
  }

  @Test
  void applying_twice_changes_nothing_even_much_later() throws StoreUnavailable {
    world.applied(ACME);
    Instant end = deployer().end();
    assertEquals(Duration.ofDays(90), Duration.between(deployer().created(), end));
    world.now = world.now.plus(Duration.ofDays(80));
    assertEquals(List.of(), world.applied(ACME));
    assertEquals(1, world.store.catalogue().version());
    assertEquals(end, deployer().end());
  }

  @Test
  void a_change_tells_its_fields_and_keeps_the_identity() throws StoreUnavailable {
    world.applied(ACME);
    Workload before = deployer();
    String changed =
        ACME.replace("sensitivity: high", "sensitivity: critical")
            .replace("scopes: [payments:deploy]", "scopes: [payments:deploy, payments:read]");
    assertEquals(
        List.of(
            "CHANGE workload prod-payments-deployer sensitivity: `high` → `critical`, scopes:"
                + " `payments:deploy` → `payments:deploy, payments:read`"),
        world.applied(changed));
    assertEquals(before.id(), deployer().id());
    assertEquals(before.created(), deployer().created());
  }

  @Test
  void a_rule_that_an_identity_no_longer_has_goes() throws StoreUnavailable {
    world.applied(ACME);
    String renamed = ACME.replace("name: payments-main-branch", "name: payments-release");
    assertEquals(
        List.of("ADD trust payments-release", "END trust payments-main-branch"),
        world.applied(renamed));
    assertEquals(
        List.of("payments-release"),
        world.directory.declarations().trust("https://token.actions.example").stream()
            .map(rule -> rule.name())
            .toList());
  }

  @Test
  void what_the_file_does_not_name_is_left_alone() throws StoreUnavailable {
    world.applied(ACME);
    assertEquals(List.of(), world.applied("set: acme\nteams: [payments]\n"));
  }

  @Test
  void pruning_ends_what_the_set_manages_and_the_file_left_out() throws StoreUnavailable {
    world.applied(ACME);
    world.applied("set: other\nteams: [payments]\n" + service("prod-other", "alice"));
    String less =
        """
        set: acme
        prune: true
        humans:
          - {name: alice, provider: corp, email: alice@acme.example, teams: payments}
        """;
    assertEquals(
        List.of(
            "CHANGE human alice email: `Alice@acme.example` → `alice@acme.example`, roles:"
                + " `operator` → ``, display_name: `Alice Ångström` → ``, title: `Engineer` → ``,"
                + " department: `Payments` → ``",
            "END resource_server https://payments.acme.example",
            "END trust payments-main-branch",
            "END trust prod-invoice-helper-1",
            "END policy payments-deploy",
            "END agent prod-invoice-helper",
            "END human bob",
            "END workload prod-payments-deployer",
            "END workload staging-payments-api"),
        world.applied(less));
    assertEquals(Status.ENDED, deployer().status());
    assertEquals(Status.ACTIVE, world.directory.workload("prod-other").orElseThrow().status());
    assertEquals(List.of(), world.applied(less), "pruning twice changes nothing");
  }

  @Test
  void a_name_that_ended_is_never_given_again() throws StoreUnavailable {
    world.applied(ACME);
    world.applied("set: acme\nprune: true\n");
    String refusal = world.refusal(ACME);
    assertTrue(
        refusal.contains("`prod-payments-deployer` has ended, and its name is never given to"),
        refusal);
  }

  @Test
  void an_account_that_a_leaver_gave_up_can_be_anothers() throws StoreUnavailable {
    world.applied(ACME);
    world.applied("set: acme\nprune: true\n");
    String next = "humans: [{name: bobby, provider: corp, email: bob@acme.example}]";
    assertEquals(List.of("ADD human bobby"), world.applied(next));
  }

  @Test
  void revocation_survives_applying() throws StoreUnavailable {
    world.applied(ACME);
    assertTrue(new Standing(world.store, world.directory).set(deployer().id(), Status.REVOKED));
    assertEquals(List.of(), world.applied(ACME));
    assertEquals(Status.REVOKED, deployer().status());
  }

  @Test
  void a_bound_account_and_a_review_survive_a_file_that_does_not_name_them()
      throws StoreUnavailable {
    world.applied(ACME);
    Human alice = world.directory.human("alice").orElseThrow();
    assertTrue(new AccountBinding(world.store, world.directory).bind(alice.id(), "corp", "s-1"));
    String unreviewed = ACME.replace("    last_review: 2026-10-01\n", "");
    assertEquals(List.of(), world.applied(unreviewed));
    assertEquals(
        "s-1",
        world.directory.humanByAccount("corp", "s-1").orElseThrow().account().subject().get());
  }

  @Test
  void a_new_provider_unbinds_the_old_ones_account() throws StoreUnavailable {
    world.applied(ACME);
    assertEquals(
        List.of("CHANGE human bob provider: `corp` → `partner`, subject: `00u1b0b` → ``"),
        world.applied(
            ACME.replace(
                "    provider: corp\n    email: bob@acme.example\n    subject: \"00u1b0b\"\n",
                "    provider: partner\n    email: bob@acme.example\n")));
  }

  @Test
  void a_set_that_names_none_is_taken_over_and_a_named_one_is_not() throws StoreUnavailable {
    world.applied(
        "teams: [payments]\nenvironments: [prod]\n" + people() + service("prod-a", "alice"));
    assertEquals(
        List.of("CHANGE workload prod-a set: `default` → `one`"),
        world.applied("set: one\n" + service("prod-a", "alice")));
    String refusal = world.refusal("set: two\n" + service("prod-a", "alice"));
    assertEquals(
        "line 3, workloads.prod-a: `prod-a` is managed by set `one` (change it there, or declare"
            + " `set: one`)\n",
        refusal);
  }

  @Test
  void of_many_who_apply_at_once_one_wins_and_the_others_are_told_to_look_again() throws Exception {
    world.applied(ACME);
    List<Callable<Result<ChangeRegistry.Changes>>> all = new ArrayList<>();
    CyclicBarrier planned = new CyclicBarrier(4);
    for (int i = 0; i < 4; i++) {
      RegistryChanging changing =
          world.changing(
              rules -> {
                // All have read the same version, and none has written yet.
                meet(planned);
                return List.of();
              },
              clients -> List.of(),
              policies -> List.of());
      String document = ACME.replace("sensitivity: high", i % 2 == 0 ? "sensitivity: low" : "");
      all.add(() ->
          World.change(
              changing, new ChangeRegistry(document, ChangeRegistry.Mode.APPLY), world.now));
    }
    int won = 0;
    try (var pool = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
      for (Future<Result<ChangeRegistry.Changes>> done : pool.invokeAll(all)) {
        switch (done.get()) {
          case Result.Ok<ChangeRegistry.Changes> ok -> won++;
          case Result.Failed<ChangeRegistry.Changes>(List<Problem> problems) -> {
            assertEquals("registry_moved", problems.getFirst().code());
            assertEquals(Problem.Kind.CONFLICT, problems.getFirst().kind());
          }
        }
      }
    }
    assertEquals(1, won);
    assertEquals(2, world.store.catalogue().version());
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void what_other_rooms_say_is_told_at_the_files_line() throws StoreUnavailable {
    RegistryChanging strict =
        world.changing(
            rules ->
                rules.stream()
                    .map(r -> problem("too broad").at("trust rule `" + r.name() + "`, condition"))
                    .toList(),
            clients -> List.of(),
            texts -> texts.stream().map(t -> problem("no policy").at(t.name() + ":2:7")).toList());
    var result =
        World.change(strict, new ChangeRegistry(ACME, ChangeRegistry.Mode.PLAN), world.now);
    var failed = (Result.Failed<ChangeRegistry.Changes>) result;
    assertEquals(
        List.of(
            "line 39, workloads.prod-payments-deployer.trust[1]: trust rule"
                + " `payments-main-branch`, condition: too broad",
            "line 66, agents.prod-invoice-helper.trust[1]: trust rule `prod-invoice-helper-1`,"
                + " condition: too broad",
            "line 79, policies.payments-deploy.text: payments-deploy:2:7: no policy"),
        failed.problems().stream().map(Problem::sentence).toList());
  }

  private static Problem problem(String message) {
    return Problem.of(Problem.Kind.INVALID, "x", message);
  }

  @Test
  void a_store_that_is_down_is_told_and_recovers() throws StoreUnavailable {
    world.store.breakDown(true);
    assertThrows(StoreUnavailable.class, () -> world.apply(ACME));
    world.store.breakDown(false);
    assertEquals(13, world.applied(ACME).size());
    Machine machine = deployer();
    assertTrue(machine.standsAt(world.now));
  }

  private static String people() {
    return "humans: [{name: alice, provider: corp, email: a@b.c}]\n";
  }

  private static String service(String name, String contact) {
    return """
    workloads:
      - name: %s
        subtype: service
        environment: prod
        owner: {team: payments, contact: %s}
        purpose: serve
    """
        .formatted(name, contact);
  }
}
