package dev.ilk.registry;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Credential;
import dev.ilk.actor.Human;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.TrustDomains;
import dev.ilk.actor.Workload;
import dev.ilk.decide.Decision;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.Command;
import dev.ilk.gate.Delegate;
import dev.ilk.gate.Elevations;
import dev.ilk.gate.EndDelegation;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.ListIdentities;
import dev.ilk.gate.ListOwned;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Objections;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.gate.ReadTrust;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.agent.AgentProof;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.human.HumanProof;
import dev.ilk.prove.proof.workload.WorkloadProof;
import dev.ilk.record.Event;
import dev.ilk.registry.directory.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The registry's handlers behind the real gate, whose access plane allows everything. */
final class Doorway {
  static final Issuers ISSUERS = new Issuers("https://ilk.acme.example");

  final World world = new World();
  final Targets targets =
      new Targets(
          world.directory,
          ISSUERS,
          domains(),
          id -> java.util.Optional.empty(),
          id -> java.util.Optional.empty(),
          new NoFactors());
  final List<Event> events = new ArrayList<>();

  private final LiveCredentials credentials =
      new LiveCredentials() {
        @Override
        public List<Credential> holding(Id.Identity holder, Instant at) {
          return List.of(
              new Credential.Session(world.ids.session(), holder, "idp", at, at.plusSeconds(1)));
        }

        @Override
        public Optional<Instant> lastUse(Id.Identity identity) {
          return Optional.of(World.NOW);
        }
      };

  private final Gate gate =
      new Gate(
          Objections.NONE,
          Elevations.NONE,
          question -> new Decision.Allow(List.of("all"), "it may", "1", Optional.empty()),
          targets,
          handlers(),
          event -> {
            events.add(event);
            return events.size() - 1L;
          },
          new Minutes(world.ids, "node-1"));

  Doorway() throws StoreUnavailable {
    world.applied(Texts.of("acme.yaml"));
    Bootstrap.ensureOperator(world.store, world.ids, World.NOW);
  }

  private Handlers handlers() {
    Handlers.Builder builder = Handlers.builder();
    Set<Class<?>> own =
        Set.of(
            ChangeRegistry.class,
            ListIdentities.class,
            ListOwned.class,
            ReadTrust.class,
            ReadIdentity.class,
            Delegate.class,
            EndDelegation.class);
    for (Class<?> command : Command.class.getPermittedSubclasses()) {
      if (!own.contains(command)) {
        foreign(builder, command);
      }
    }
    return builder
        .on(ChangeRegistry.class, world.changing)
        .on(ListIdentities.class, new IdentityListing(world.store))
        .on(ListOwned.class, new OwnedListing(world.store))
        .on(ReadTrust.class, new TrustReading(world.directory))
        .on(
            ReadIdentity.class,
            new IdentityReading(world.directory, world.store, credentials, id -> Optional.empty()))
        .on(Delegate.class, new Delegating(world.directory, world.store, world.ids, ISSUERS))
        .on(EndDelegation.class, new DelegationEnding(world.store, world.directory))
        .build();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void foreign(Handlers.Builder builder, Class<?> command) {
    builder.on(
        (Class) command,
        (Handler)
            permit -> {
              throw new AssertionError("another room's handler");
            });
  }

  <C extends Command<R>, R> Outcome<R> pass(Proof proof, C command) {
    Arrival arrival = new Arrival(world.ids.correlation(), world.now, "admin", "192.0.2.7");
    return gate.pass(arrival, new Proven(proof), command);
  }

  Human human(String name) throws StoreUnavailable {
    return world.directory.human(name).orElseThrow();
  }

  Workload workload(String name) throws StoreUnavailable {
    return world.directory.workload(name).orElseThrow();
  }

  Agent agent(String name) throws StoreUnavailable {
    return world.directory.agent(name).orElseThrow();
  }

  Proof by(Human human) {
    return new HumanProof(
        human,
        "session",
        "https://idp.example",
        World.NOW,
        World.NOW,
        World.NOW.plus(Duration.ofHours(1)),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        "");
  }

  Proof by(Workload workload) {
    return new WorkloadProof(
        workload,
        "oidc-federation",
        "https://ci.example",
        World.NOW,
        World.NOW.plus(Duration.ofHours(1)),
        Optional.empty(),
        "rule",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        Binding.NONE);
  }

  Proof by(Agent agent) {
    return new AgentProof(
        agent,
        "oidc-federation",
        "https://cluster.example",
        World.NOW,
        World.NOW.plus(Duration.ofHours(1)),
        Optional.empty(),
        "rule",
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        Binding.NONE);
  }

  private static TrustDomains domains() {
    return switch (TrustDomains.of(ISSUERS, Map.of())) {
      case Result.Ok<TrustDomains>(TrustDomains domains) -> domains;
      case Result.Failed<TrustDomains> failed -> throw new AssertionError(failed.toString());
    };
  }
}
