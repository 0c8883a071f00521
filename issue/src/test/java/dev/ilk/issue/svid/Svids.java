package dev.ilk.issue.svid;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Status;
import dev.ilk.actor.Stewardship;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustDomain;
import dev.ilk.actor.TrustDomains;
import dev.ilk.actor.Workload;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Target;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.Command;
import dev.ilk.gate.Elevations;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ImportAuthority;
import dev.ilk.gate.IssueJwtSvid;
import dev.ilk.gate.IssueX509Svid;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Objections;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadAuthority;
import dev.ilk.gate.RequestAuthority;
import dev.ilk.gate.RotateKeys;
import dev.ilk.issue.offline.ImportedChains;
import dev.ilk.issue.offline.MemoryImports;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.keys.KeyModule;
import dev.ilk.keys.RootKeys;
import dev.ilk.keys.SigningKeys;
import dev.ilk.keys.TestRoots;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.MemoryKeyStore;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.workload.WorkloadProof;
import dev.ilk.record.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The real gate, handlers and keys of a trust domain, over everything else in memory. */
final class Svids {
  static final Environment PROD = new Environment("prod");
  static final Environment STAGING = new Environment("staging");
  static final Instant START = Instant.parse("2026-11-22T10:00:00.700Z");
  static final String ID = "spiffe://prod.ilk.acme.example/acme/workload/prod-payments-api";

  private static final Set<Class<?>> HERE =
      Set.of(
          IssueX509Svid.class,
          IssueJwtSvid.class,
          RotateKeys.class,
          RequestAuthority.class,
          ImportAuthority.class,
          ReadAuthority.class);

  Instant now = START;
  final InstantSource clock = () -> now;
  final Ids ids = new Ids(clock);
  final List<Event> events = new ArrayList<>();
  final MemoryAuthorities store = new MemoryAuthorities();
  final MemoryImports imported = new MemoryImports();
  final MemoryKeyStore keys = new MemoryKeyStore();
  final ImportedChains imports = new ImportedChains(imported, domains(Map.of()), clock);
  final SigningKeys signingKeys;
  final KeyRings rings;
  final Authorities authorities;
  final AuthorityStanding standing;
  final Workload api = workload("prod-payments-api", PROD);
  Decision decision = allow(Optional.empty());
  Objections objections = Objections.NONE;

  Svids() {
    this(Optional.empty());
  }

  /** With the keys of some rings in a module. */
  Svids(Optional<KeyModule> module) {
    signingKeys = new SigningKeys(RootKeys.of(TestRoots.fresh()), module);
    rings = new KeyRings(keys, signingKeys, new AuthorityPolicies(imports)::of, clock);
    authorities = authorities(Map.of());
    standing = new AuthorityStanding(authorities, rings, imports);
  }

  Authorities authorities(Map<Environment, TrustDomain> chosen) {
    TrustDomains domains = domains(chosen);
    return new Authorities(
        domains,
        rings,
        store,
        chosen.isEmpty() ? imports : new ImportedChains(imported, domains, clock));
  }

  static TrustDomains domains(Map<Environment, TrustDomain> chosen) {
    Issuers issuers = new Issuers("https://ilk.acme.example");
    return switch (TrustDomains.of(issuers, chosen)) {
      case Result.Ok<TrustDomains>(TrustDomains domains) -> domains;
      case Result.Failed<TrustDomains> failed -> throw new AssertionError(failed.toString());
    };
  }

  static Decision allow(Optional<Duration> lifetime) {
    return new Decision.Allow(List.of("permit-all"), "it may", "1", lifetime);
  }

  Workload workload(String name, Environment environment) {
    return new Workload(
        ids.identity(),
        name,
        Workload.Subtype.SERVICE,
        Status.ACTIVE,
        environment,
        new Tenant("acme"),
        new Stewardship(
            new Team("payments"),
            "alice",
            Optional.empty(),
            "moves money in tests",
            Stewardship.Sensitivity.HIGH,
            "oidc-federation",
            Duration.ofMinutes(10),
            Set.of(),
            true,
            Optional.empty(),
            "ilk revoke",
            Optional.empty()),
        START,
        START.plus(Duration.ofDays(365)),
        Set.of());
  }

  WorkloadProof proof(Workload actor, Instant expires, Optional<Proof.Represented> represented) {
    return new WorkloadProof(
        actor,
        "access-token",
        "https://ilk.acme.example/e/prod/workload",
        now,
        expires,
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        represented,
        new TreeMap<>(Map.of("instance", "inst_0123456789abcdef0123")),
        Binding.NONE);
  }

  WorkloadProof proof(Actor actor) {
    return proof((Workload) actor, now.plus(Duration.ofHours(1)), Optional.empty());
  }

  <C extends Command<R>, R> Outcome<R> pass(Proof proof, C command) {
    Arrival arrival = new Arrival(ids.correlation(), now, "test", "192.0.2.7");
    return gate().pass(arrival, new Proven(proof), command);
  }

  Outcome<IssueX509Svid.Issued> certify(String csr) {
    return pass(proof(api), new IssueX509Svid(PROD, csr));
  }

  private Gate gate() {
    Handlers.Builder handlers =
        Handlers.builder()
            .on(IssueX509Svid.class, new X509SvidIssuer(authorities, clock))
            .on(IssueJwtSvid.class, new JwtSvidIssuer(authorities, ids, clock))
            .on(RotateKeys.class, new AuthorityRotation(rings, imported, imports))
            .on(RequestAuthority.class, new AuthorityRequesting(authorities, rings, imports))
            .on(
                ImportAuthority.class,
                new AuthorityImporting(authorities, rings, imported, imports))
            .on(ReadAuthority.class, new AuthorityReading(standing));
    for (Class<?> command : Command.class.getPermittedSubclasses()) {
      if (!HERE.contains(command)) {
        none(handlers, command);
      }
    }
    return new Gate(
        objections,
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
              throw new PartUnavailable("no such part here");
            });
  }

  /** What was released, or the test fails with what came instead. */
  static <R> R released(Outcome<R> outcome) {
    if (outcome instanceof Outcome.Released<R> released) {
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
}
