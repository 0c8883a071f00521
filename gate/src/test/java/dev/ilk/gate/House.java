package dev.ilk.gate;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.Workload;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Target;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.agent.AgentProof;
import dev.ilk.prove.proof.human.HumanProof;
import dev.ilk.prove.proof.workload.WorkloadProof;
import dev.ilk.record.Event;
import dev.ilk.record.Journal;
import dev.ilk.record.JournalUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A gate with a record in memory, a decider that says what it is told, and three actors. */
final class House {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final Instant END = NOW.plus(Duration.ofDays(90));

  final Ids ids = new Ids(InstantSource.fixed(NOW));
  final Log log = new Log();
  Decision answer = new Decision.Allow(List.of("permit-all"), "it may", "1", Optional.empty());

  /** An action that is never allowed. */
  String denied = "";

  Result<Target> target = Result.ok(Target.of("Thing", "1"));

  private final Stewardship stewardship =
      new Stewardship(
          new Team("payments"),
          "alice",
          Optional.empty(),
          "moves money in tests",
          Stewardship.Sensitivity.HIGH,
          "oidc-federation",
          Duration.ofMinutes(5),
          Set.of(),
          true,
          Optional.empty(),
          "ilk revoke",
          Optional.empty());

  final Human alice =
      new Human(
          ids.identity(),
          "alice",
          Human.Subtype.EMPLOYEE,
          Status.ACTIVE,
          NOW,
          Optional.empty(),
          new Human.ProviderAccount("corp", Optional.of("s-1"), "alice@acme.example"),
          Set.of(new Team("payments")),
          Set.of(),
          new Human.Profile("Alice", "", ""));

  final Workload deployer =
      new Workload(
          ids.identity(),
          "prod-payments-deployer",
          Workload.Subtype.CI_PIPELINE,
          Status.ACTIVE,
          new Environment("prod"),
          Tenant.SOLE,
          stewardship,
          NOW,
          END,
          Set.of("deploy"));

  final Agent helper =
      new Agent(
          ids.identity(),
          "prod-invoice-helper",
          Status.ACTIVE,
          new Environment("prod"),
          Tenant.SOLE,
          stewardship,
          NOW,
          END,
          Set.of("invoices:read"),
          "model-1");

  Proof humanProof() {
    return new HumanProof(
        alice,
        "session",
        "https://idp.example",
        NOW,
        NOW,
        END,
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        "");
  }

  Proof workloadProof() {
    return new WorkloadProof(
        deployer,
        "oidc-federation",
        "https://ci.example",
        NOW,
        END,
        Optional.empty(),
        "main-branch",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        Binding.NONE);
  }

  Proof agentProof() {
    return new AgentProof(
        helper,
        "oidc-federation",
        "https://cluster.example",
        NOW,
        END,
        Optional.empty(),
        "pod",
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        Binding.NONE);
  }

  Arrival arrival() {
    return new Arrival(ids.correlation(), NOW, "token", "192.0.2.7");
  }

  /** What stands against proofs. */
  Objections objections = Objections.NONE;

  /** Under which elevations people act. */
  Elevations elevations = Elevations.NONE;

  Gate gate(Handlers handlers) {
    Decider decider =
        asked ->
            asked.question().action().equals(denied)
                ? new Decision.Deny(List.of(), "not this", "1")
                : answer;
    Surroundings surroundings = (command, proof) -> target;
    return new Gate(
        objections, elevations, decider, surroundings, handlers, log, new Minutes(ids, "node-1"));
  }

  /** Handlers that refuse everything but the command under test. */
  static Handlers.Builder others(Class<?>... without) {
    Handlers.Builder builder = Handlers.builder();
    Set<Class<?>> left = Set.of(without);
    for (Class<?> command : Command.class.getPermittedSubclasses()) {
      if (!left.contains(command)) {
        add(builder, command);
      }
    }
    return builder;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void add(Handlers.Builder builder, Class<?> command) {
    builder.on(
        (Class) command,
        (Handler)
            permit -> {
              throw new AssertionError("no handler of another command may run");
            });
  }

  /** A record in memory that can be told to be out of reach. */
  static final class Log implements Journal {
    final List<Event> events = new ArrayList<>();
    int failAfter = Integer.MAX_VALUE;

    @Override
    public long append(Event event) throws JournalUnavailable {
      if (events.size() >= failAfter) {
        throw new JournalUnavailable("out of reach", new java.io.IOException());
      }
      events.add(event);
      return events.size() - 1;
    }

    List<Event.Result> results() {
      return events.stream().map(Event::result).toList();
    }
  }
}
