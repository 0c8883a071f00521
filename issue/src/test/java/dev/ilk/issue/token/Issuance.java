package dev.ilk.issue.token;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.Workload;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Target;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Command;
import dev.ilk.gate.Elevations;
import dev.ilk.gate.ExchangeToken;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.IntrospectToken;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Objections;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Revoke;
import dev.ilk.gate.RevokeToken;
import dev.ilk.gate.RotateKeys;
import dev.ilk.gate.Subjects;
import dev.ilk.issue.revocation.MemoryRevocationStore;
import dev.ilk.issue.revocation.MemorySuspensionStore;
import dev.ilk.issue.revocation.NothingAffected;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.issue.revocation.Revoking;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.keys.RootKeys;
import dev.ilk.keys.SigningKeys;
import dev.ilk.keys.TestRoots;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.MemoryKeyStore;
import dev.ilk.keys.ring.RingPolicy;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.agent.AgentProof;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.workload.WorkloadProof;
import dev.ilk.record.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The real gate, handlers and keys, over everything else in memory. */
final class Issuance {
  static final Environment PROD = new Environment("prod");
  static final Environment STAGING = new Environment("staging");
  static final Audience PAYMENTS = new Audience("https://payments.acme.example");
  static final Audience LEDGER = new Audience("https://ledger.acme.example");
  static final Issuers ISSUERS = new Issuers("https://ilk.acme.example");
  static final Instant START = Instant.parse("2026-11-22T10:00:00.700Z");
  static final Duration LONG = Duration.ofDays(90);

  Instant now = START;
  final InstantSource clock = () -> now;
  final Ids ids = new Ids(clock);
  final List<Event> events = new ArrayList<>();
  final MemoryRevocationStore store = new MemoryRevocationStore();
  final Revocations revocations = new Revocations(store, clock, Revocations.STALE_AFTER);
  final MemoryKeyStore keys = new MemoryKeyStore();
  final KeyRings rings =
      new KeyRings(
          keys, new SigningKeys(RootKeys.of(TestRoots.fresh())), name -> RingPolicy.TOKENS, clock);
  final Map<Audience, ResourceServer> servers = new HashMap<>();
  final Map<String, Actor> actors = new HashMap<>();
  final Map<Id.Delegation, Delegation> delegations = new HashMap<>();
  Decision decision = allow(Optional.empty());

  final Workload deployer;
  final Workload relay;
  final Agent helper;
  final Human alice;

  Issuance() throws Exception {
    server(PAYMENTS, PROD, Tenant.SOLE, "payments:read", "payments:refund", "payments:admin");
    server(LEDGER, PROD, new Tenant("other"), "ledger:read");
    server(new Audience("https://payments.staging.example"), STAGING, Tenant.SOLE, "payments:read");
    deployer = workload("prod-payments-deployer", "payments:read", "payments:refund");
    relay = workload("prod-payments-relay", "payments:read", "payments:refund");
    helper =
        add(
            new Agent(
                ids.identity(),
                "prod-invoice-helper",
                Status.ACTIVE,
                PROD,
                Tenant.SOLE,
                stewardship(Duration.ofMinutes(15)),
                START,
                START.plus(LONG),
                Set.of("payments:read", "payments:refund"),
                "model-1"));
    alice =
        add(
            new Human(
                ids.identity(),
                "alice",
                Human.Subtype.EMPLOYEE,
                Status.ACTIVE,
                START,
                Optional.empty(),
                new Human.ProviderAccount("corp", Optional.of("s-1"), "alice@acme.example"),
                Set.of(),
                Set.of(),
                new Human.Profile("Alice", "", "")));
    revocations.catchUp();
  }

  <A extends Actor> A add(A actor) {
    actors.put(actor.subject(), actor);
    store.enrol(actor);
    return actor;
  }

  Workload workload(String name, String... scopes) {
    return add(machine(name, PROD, START.plus(LONG), Duration.ofMinutes(15), scopes));
  }

  Workload machine(
      String name, Environment environment, Instant end, Duration longest, String... scopes) {
    return new Workload(
        ids.identity(),
        name,
        Workload.Subtype.CI_PIPELINE,
        Status.ACTIVE,
        environment,
        Tenant.SOLE,
        stewardship(longest),
        START,
        end,
        Set.of(scopes));
  }

  private static Stewardship stewardship(Duration longest) {
    return new Stewardship(
        new Team("payments"),
        "alice",
        Optional.empty(),
        "moves money in tests",
        Stewardship.Sensitivity.HIGH,
        "oidc-federation",
        longest,
        Set.of(),
        true,
        Optional.empty(),
        "ilk revoke",
        Optional.empty());
  }

  private void server(Audience audience, Environment at, Tenant tenant, String... scopes) {
    servers.put(
        audience, new ResourceServer(audience, at, tenant, new Team("payments"), Set.of(scopes)));
  }

  Delegation delegation(Set<Audience> audiences, Duration lasting, String... scopes) {
    Delegation delegation =
        new Delegation(
            ids.delegation(),
            alice.id(),
            helper.id(),
            PROD,
            Tenant.SOLE,
            audiences,
            Set.of(scopes),
            "read my invoices",
            now,
            now.plus(lasting),
            false);
    delegations.put(delegation.id(), delegation);
    return delegation;
  }

  Proof proof(Workload actor) {
    return proof(actor, START.plus(LONG), Optional.empty(), Optional.empty());
  }

  Proof proof(
      Workload actor,
      Instant expires,
      Optional<List<String>> ceiling,
      Optional<Proof.Represented> represented) {
    return new WorkloadProof(
        actor,
        "oidc-federation",
        "https://ci.example",
        now,
        expires,
        Optional.empty(),
        "main-branch",
        Optional.empty(),
        ceiling,
        represented,
        new TreeMap<>(),
        Binding.NONE);
  }

  Proof proof(Optional<Delegation> lent) {
    return new AgentProof(
        helper,
        "oidc-federation",
        "https://cluster.example",
        now,
        START.plus(LONG),
        Optional.empty(),
        "pod",
        Optional.empty(),
        lent.map(delegation -> new Proof.Lent(delegation, alice)),
        new TreeMap<>(),
        Binding.NONE);
  }

  static ExchangeToken exchange(Kind plane, String... scopes) {
    return new ExchangeToken(PROD, plane, PAYMENTS, Set.of(scopes));
  }

  static Decision allow(Optional<Duration> lifetime) {
    return new Decision.Allow(List.of("permit-all"), "it may", "1", lifetime);
  }

  <C extends Command<R>, R> Outcome<R> pass(Proof proof, C command) {
    Arrival arrival = new Arrival(ids.correlation(), now, "test", "192.0.2.7");
    return gate().pass(arrival, new Proven(proof), command);
  }

  private Gate gate() {
    Subjects subjects =
        new Subjects() {
          @Override
          public Optional<Actor> bySubject(String subject) {
            return Optional.ofNullable(actors.get(subject));
          }

          @Override
          public Optional<Delegation> delegation(Id.Delegation id) {
            return Optional.ofNullable(delegations.get(id));
          }
        };
    ResourceServers found = audience -> Optional.ofNullable(servers.get(audience));
    Handlers.Builder handlers =
        Handlers.builder()
            .on(ExchangeToken.class, new TokenIssuer(ISSUERS, found, rings, ids, clock))
            .on(
                IntrospectToken.class,
                new Introspection(ISSUERS, rings, revocations, subjects, clock))
            .on(RevokeToken.class, new TokenRevocation(ISSUERS, rings, store, revocations, clock))
            .on(
                Revoke.class,
                new Revoking(
                    store,
                    new MemorySuspensionStore(store),
                    revocations,
                    subjects,
                    new NothingAffected(),
                    clock))
            .on(RotateKeys.class, new KeyRotation(rings));
    Set<Class<?>> here =
        Set.of(
            ExchangeToken.class,
            IntrospectToken.class,
            RevokeToken.class,
            Revoke.class,
            RotateKeys.class);
    for (Class<?> command : Command.class.getPermittedSubclasses()) {
      if (!here.contains(command)) {
        none(handlers, command);
      }
    }
    return new Gate(
        Objections.NONE,
        Elevations.NONE,
        question -> decision,
        (command, proof) -> Result.ok(Target.of("Thing", "1")),
        handlers.build(),
        event -> {
          events.add(event);
          return events.size();
        },
        new Minutes(ids, "node-1"));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void none(Handlers.Builder handlers, Class<?> command) {
    handlers.on(
        (Class) command,
        (Handler)
            permit -> {
              throw new PartUnavailable("no such part here", new AssertionError());
            });
  }

  /** What an exchange gives, or the test fails with what came instead. */
  ExchangeToken.Issued issued(Proof proof, ExchangeToken command) {
    Outcome<ExchangeToken.Issued> outcome = pass(proof, command);
    if (outcome instanceof Outcome.Released<ExchangeToken.Issued> released) {
      return released.value();
    }
    throw new AssertionError(outcome.toString());
  }

  /** The code of a refusal, or the test fails with what came instead. */
  static String refusal(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Refused<?> refused) {
      return refused.problems().getFirst().code();
    }
    throw new AssertionError(outcome.toString());
  }

  static Claims claims(String token) {
    return switch (UnverifiedJwt.parse(token)) {
      case Result.Ok<UnverifiedJwt>(UnverifiedJwt jwt) -> jwt.claimed();
      case Result.Failed<UnverifiedJwt> failed -> throw new AssertionError(failed.toString());
    };
  }
}
