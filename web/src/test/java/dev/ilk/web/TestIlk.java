package dev.ilk.web;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Client;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Machine;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.ResourceServer;
import dev.ilk.actor.Team;
import dev.ilk.actor.Tenant;
import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Workload;
import dev.ilk.approval.Deciding;
import dev.ilk.approval.MacDenials;
import dev.ilk.approval.MemoryApprovalStore;
import dev.ilk.approval.Requesting;
import dev.ilk.approval.StoredRequests;
import dev.ilk.approval.Tasks;
import dev.ilk.approval.Waiting;
import dev.ilk.decide.ActionGroups;
import dev.ilk.decide.Decider;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Phrased;
import dev.ilk.decide.Question;
import dev.ilk.decide.Target;
import dev.ilk.gate.CancelApproval;
import dev.ilk.gate.Command;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.Denials;
import dev.ilk.gate.Elevations;
import dev.ilk.gate.Emergencies;
import dev.ilk.gate.EvaluateAccess;
import dev.ilk.gate.Evaluation;
import dev.ilk.gate.ExchangeToken;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.IntrospectToken;
import dev.ilk.gate.IssueJwtSvid;
import dev.ilk.gate.IssueX509Svid;
import dev.ilk.gate.ListApprovals;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Objections;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadApproval;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.ReportAction;
import dev.ilk.gate.Reporting;
import dev.ilk.gate.RequestApproval;
import dev.ilk.gate.Revoke;
import dev.ilk.gate.RevokeToken;
import dev.ilk.gate.RotateKeys;
import dev.ilk.gate.SearchAccess;
import dev.ilk.gate.Searching;
import dev.ilk.gate.SelfReading;
import dev.ilk.gate.Subjects;
import dev.ilk.issue.revocation.MemoryRevocationStore;
import dev.ilk.issue.revocation.MemorySuspensionStore;
import dev.ilk.issue.revocation.NothingAffected;
import dev.ilk.issue.revocation.RevocationFeed;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.issue.revocation.Revoking;
import dev.ilk.issue.svid.Authorities;
import dev.ilk.issue.svid.JwtSvidIssuer;
import dev.ilk.issue.svid.X509SvidIssuer;
import dev.ilk.issue.token.Introspection;
import dev.ilk.issue.token.KeyRotation;
import dev.ilk.issue.token.TokenIssuer;
import dev.ilk.issue.token.TokenRevocation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.RootKeys;
import dev.ilk.keys.SigningKeys;
import dev.ilk.keys.TestRoots;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.possession.Nonces;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.MemoryKeyStore;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.RingPolicy;
import dev.ilk.prove.agent.AgentPlane;
import dev.ilk.prove.federation.client.ClientAuthentication;
import dev.ilk.prove.federation.client.JoinAuthentication;
import dev.ilk.prove.federation.issuer.Freshness;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.issuer.Reach;
import dev.ilk.prove.federation.own.OwnTokens;
import dev.ilk.prove.federation.possession.MemoryUsedProofs;
import dev.ilk.prove.federation.possession.Possession;
import dev.ilk.prove.federation.trust.Federation;
import dev.ilk.prove.human.sealed.SealState;
import dev.ilk.prove.human.sealed.SealedPlane;
import dev.ilk.prove.human.sealed.Seals;
import dev.ilk.prove.workload.Deployments;
import dev.ilk.prove.workload.SvidKeys;
import dev.ilk.prove.workload.WorkloadPlane;
import dev.ilk.record.Event;
import dev.ilk.record.JournalUnavailable;
import dev.ilk.record.Particulars;
import dev.ilk.web.http.Addresses;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that stands behind the doors: the real gate, planes, tokens and keys, a real platform, and
 * stores in memory. Commands of other rooms are noted and answered with what a test prepared.
 */
public final class TestIlk implements AutoCloseable {
  static final Environment PROD = new Environment("prod");
  static final Audience PAYMENTS = new Audience("https://payments.acme.example");
  static final Issuers ISSUERS = new Issuers("https://ilk.acme.example");
  static final Addresses ADDRESSES = new Addresses(ISSUERS.base(), Optional.empty());
  static final Instant START = Instant.parse("2026-11-22T10:00:00.250Z");

  /** Of the resources that a search can find, those with an even number. */
  static final List<String> EVEN_RESOURCES = List.of("r-0", "r-2", "r-4", "r-6", "r-8");

  volatile Instant now = START;
  final InstantSource clock = () -> now;
  final Ids ids = new Ids(clock);
  final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  volatile boolean recordReachable = true;
  final MemoryRevocationStore store = new MemoryRevocationStore();
  final Revocations revocations = new Revocations(store, clock, Revocations.STALE_AFTER);
  final MemoryKeyStore keyStore = new MemoryKeyStore();
  final KeyRings rings =
      new KeyRings(
          keyStore,
          new SigningKeys(RootKeys.of(TestRoots.fresh())),
          name -> RingPolicy.TOKENS,
          clock);
  final Authorities authorities = Cast.authorities(rings, clock);
  final dev.ilk.outside.platform.TokenIssuer platform;
  final IssuerKeys platformKeys;
  final OwnTokens own;
  final Map<String, Actor> actors = new HashMap<>();
  final Map<Id.Delegation, Delegation> delegations = new HashMap<>();
  final List<TrustRule> rules = new ArrayList<>();
  volatile List<Client> clients = List.of();
  final List<ProcessRule> processes = new ArrayList<>();

  /** What runs of those that must be attested. */
  final Map<String, Deployments.Demanded> running = new HashMap<>();

  /** Which groups actions are in. */
  volatile ActionGroups groups = ActionGroups.NONE;

  /** What the access plane says, in turn for each question. */
  volatile java.util.function.Function<Question, Decision> decider = question -> Verdicts.allow();

  /** Knows one request, and of it only its name. */
  private final Decider remembering =
      new Decider() {
        @Override
        public Decision decide(Phrased asked) {
          return decider.apply(asked.question());
        }

        @Override
        public boolean conclude(
            String request, boolean done, Map<String, Fact> output, Instant now) {
          return request.equals("known");
        }
      };

  /** Commands that reached a handler of another room. */
  final List<Command<?>> asked = Collections.synchronizedList(new ArrayList<>());

  /** What those handlers give back. */
  final Map<Class<?>, Object> prepared = new HashMap<>();

  final MemoryUsedProofs usedProofs = new MemoryUsedProofs();
  final TestJoins joins = new TestJoins();
  final TestAcme acme = new TestAcme(actors, usedProofs, clock);
  final Gate gate;

  /** Without any seal. */
  final SealedPlane sealed =
      new SealedPlane(
          new Seals() {
            @Override
            public Optional<SealState> seal(String name) {
              return Optional.empty();
            }

            @Override
            public Optional<SealState> passed(String digest) {
              return Optional.empty();
            }

            @Override
            public boolean mayTry(String name, Instant now) {
              return true;
            }
          },
          Registry.humans(actors));

  final WorkloadPlane workloads;
  final AgentPlane agents;
  final RevocationFeed feed;
  final MemoryApprovalStore approvals = new MemoryApprovalStore();
  final Denials denials = new MacDenials(DerivedMac.ephemeral());
  final Possession possession = new Possession(new Nonces(DerivedMac.ephemeral()), usedProofs);
  final Workload deployer;
  final Workload api;
  final Agent helper;
  final Human operator;

  TestIlk() throws Exception {
    platform = dev.ilk.outside.platform.TokenIssuer.start("", Algorithm.ES256);
    platformKeys =
        new IssuerKeys(
            new Reach(true, false), Freshness.USUAL, Duration.ofSeconds(30), Optional.empty());
    Cast cast = new Cast(ids);
    deployer = known(cast.workload("prod-payments-deployer", "payments:read", "payments:refund"));
    api = known(cast.workload("prod-payments-api"));
    helper = known(cast.agent("prod-invoice-helper"));
    operator = enrol(cast.operator());
    Federation federation =
        new Federation(
            issuer -> rules.stream().filter(rule -> rule.issuer().equals(issuer)).toList(),
            platformKeys);
    own = new OwnTokens(ISSUERS, this::published, revocations::takenBack);
    ClientAuthentication authentication =
        new ClientAuthentication(() -> clients, platformKeys, usedProofs);
    workloads =
        new WorkloadPlane(
            ISSUERS,
            federation,
            own,
            possession,
            authentication,
            new JoinAuthentication(joins, usedProofs),
            Registry.workloads(actors),
            agent -> processes.stream().filter(rule -> rule.agent().equals(agent)).toList(),
            svids(),
            name -> Optional.ofNullable(running.get(name)));
    agents =
        new AgentPlane(
            ISSUERS,
            federation,
            own,
            possession,
            Registry.agents(actors),
            Registry.delegations(delegations, actors));
    feed = new RevocationFeed(ISSUERS, rings, revocations, clock);
    gate =
        new Gate(
            Objections.NONE,
            Elevations.NONE,
            remembering,
            (command, proof) -> Result.ok(Target.of("Thing", "1")),
            handlers(),
            this::append,
            new Minutes(ids, "node-1"));
    revocations.catchUp();
  }

  private long append(Event event) throws JournalUnavailable {
    if (!recordReachable) {
      throw new JournalUnavailable("out of reach", new IOException("disk full"));
    }
    events.add(event);
    return events.size();
  }

  Optional<JwkSet> published(Issuers.Issuer issuer) throws StoreUnavailable {
    if (!issuer.environment().equals(PROD)) {
      return Optional.empty();
    }
    try {
      return Optional.of(rings.published(new RingName(issuer.ring())));
    } catch (KeysUnavailable e) {
      throw new StoreUnavailable("keys", e);
    }
  }

  private SvidKeys svids() {
    return new SvidKeys() {
      @Override
      public Optional<Known> of(Environment environment) throws StoreUnavailable {
        try {
          return environment.equals(PROD)
              ? Optional.of(new Known(authorities.domain(PROD), authorities.tokenKeys(PROD)))
              : Optional.empty();
        } catch (PartUnavailable e) {
          throw new StoreUnavailable("keys", e);
        }
      }

      @Override
      public List<X509Certificate> roots(Environment environment) throws StoreUnavailable {
        try {
          return environment.equals(PROD) ? authorities.bundle(PROD).roots() : List.of();
        } catch (PartUnavailable e) {
          throw new StoreUnavailable("keys", e);
        }
      }
    };
  }

  private boolean holds(Id.Report report) {
    synchronized (events) {
      return events.stream()
          .anyMatch(event ->
              event.particulars() instanceof Particulars.OfAction action
                  && report.value().equals(action.details().get(Particulars.OfAction.REPORT)));
    }
  }

  private Handlers handlers() {
    Subjects subjects = Registry.subjects(actors, delegations);
    ResourceServer payments =
        new ResourceServer(
            PAYMENTS,
            PROD,
            Tenant.SOLE,
            new Team("payments"),
            Set.of("payments:read", "payments:refund", "payments:admin"));
    Tasks tasks = new Tasks(approvals);
    Handlers.Builder handlers =
        Handlers.builder()
            .on(
                ExchangeToken.class,
                new TokenIssuer(
                    ISSUERS,
                    audience -> Optional.of(payments).filter(s -> s.audience().equals(audience)),
                    rings,
                    ids,
                    clock))
            .on(
                IntrospectToken.class,
                new Introspection(ISSUERS, rings, revocations, subjects, clock))
            .on(IssueX509Svid.class, new X509SvidIssuer(authorities, clock))
            .on(IssueJwtSvid.class, new JwtSvidIssuer(authorities, ids, clock))
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
            .on(RotateKeys.class, new KeyRotation(rings))
            .on(
                EvaluateAccess.class,
                new Evaluation(
                    remembering,
                    subjects,
                    Elevations.NONE,
                    new StoredRequests(approvals, id -> Optional.empty()),
                    () -> groups,
                    ids))
            .on(ReportAction.class, new Reporting(subjects, remembering, this::holds))
            .on(
                SearchAccess.class,
                new Searching(
                    phrased -> decider.apply(phrased.question()),
                    subjects,
                    Elevations.NONE,
                    Registry.candidates(actors),
                    () -> groups))
            .on(RequestApproval.class, new Requesting(approvals, denials, subjects, ids))
            .on(ReadApproval.class, tasks::read)
            .on(CancelApproval.class, tasks::cancel)
            .on(ListApprovals.class, new Waiting(approvals))
            .on(DecideApproval.class, new Deciding(approvals))
            .on(ReadSelf.class, new SelfReading(Emergencies.NONE));
    Set<Class<?>> real =
        Set.of(
            ExchangeToken.class,
            IssueX509Svid.class,
            IssueJwtSvid.class,
            IntrospectToken.class,
            RevokeToken.class,
            Revoke.class,
            RotateKeys.class,
            EvaluateAccess.class,
            ReportAction.class,
            SearchAccess.class,
            RequestApproval.class,
            ReadApproval.class,
            CancelApproval.class,
            ListApprovals.class,
            DecideApproval.class,
            ReadSelf.class);
    acme.handlers(handlers, subjects, authorities);
    for (Class<?> command : Command.class.getPermittedSubclasses()) {
      if (!real.contains(command) && !TestAcme.COMMANDS.contains(command)) {
        prepare(handlers, command);
      }
    }
    return handlers.build();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private void prepare(Handlers.Builder handlers, Class<?> type) {
    handlers.on(
        (Class) type,
        (Handler)
            permit -> {
              Command<?> command = (Command<?>) permit.command();
              asked.add(command);
              Object answer = prepared.get(type);
              if (answer instanceof Problem problem) {
                return Result.failed(problem);
              }
              if (answer == null) {
                throw new PartUnavailable("nothing prepared", new IOException(type.getName()));
              }
              return Result.ok(dev.ilk.gate.Handled.of(answer, command.asked()));
            });
  }

  <A extends Actor> A enrol(A actor) {
    actors.put(actor.subject(), actor);
    store.enrol(actor);
    return actor;
  }

  /** Enrols a machine whose platform is trusted for it. */
  private <T extends Machine> T known(T machine) {
    trust(machine.subject(), machine.name());
    return enrol(machine);
  }

  private void trust(String subject, String platformSubject) {
    rules.add(
        new TrustRule(
            "rule-" + platformSubject,
            subject,
            platform.identifier(),
            Optional.empty(),
            ISSUERS.base(),
            "claims.sub == '" + platformSubject + "'"));
  }

  /** The platform's identity token for software of a name. */
  String platformToken(String name) {
    return platform.sign(
        Claims.builder()
            .put("iss", platform.identifier())
            .put("sub", name)
            .put("aud", ISSUERS.base())
            .put("iat", now)
            .put("exp", now.plusSeconds(300))
            .build());
  }

  Delegation delegate(Audience audience, String... scopes) {
    Delegation delegation =
        Lent.of(ids.delegation(), operator.id(), helper.id(), audience, Set.of(scopes), now);
    delegations.put(delegation.id(), delegation);
    return delegation;
  }

  Event lastEvent() {
    synchronized (events) {
      return events.getLast();
    }
  }

  static Issuers.Issuer issuer(Kind kind) {
    return new Issuers.Issuer(PROD, kind);
  }

  @Override
  public void close() {
    platformKeys.close();
    platform.close();
  }
}
