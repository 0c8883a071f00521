package dev.ilk.server.node;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.TrustDomains;
import dev.ilk.approval.MacDenials;
import dev.ilk.approval.StoredRequests;
import dev.ilk.console.Bell;
import dev.ilk.decide.Chronicle;
import dev.ilk.decide.Decider;
import dev.ilk.decide.PolicyText;
import dev.ilk.deployment.LiveDeployments;
import dev.ilk.elevation.ActiveElevations;
import dev.ilk.elevation.Showing;
import dev.ilk.elevation.sealed.OpenSeals;
import dev.ilk.gate.ApplyPolicies;
import dev.ilk.gate.Command;
import dev.ilk.gate.Denials;
import dev.ilk.gate.EvaluateAccess;
import dev.ilk.gate.Evaluation;
import dev.ilk.gate.ExchangeToken;
import dev.ilk.gate.FetchBundle;
import dev.ilk.gate.Gate;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.Handlers;
import dev.ilk.gate.IntrospectToken;
import dev.ilk.gate.IssueJwtSvid;
import dev.ilk.gate.IssueX509Svid;
import dev.ilk.gate.ListPolicyVersions;
import dev.ilk.gate.Minutes;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadPolicies;
import dev.ilk.gate.ReadRecord;
import dev.ilk.gate.ReadRevocations;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.ReadTrace;
import dev.ilk.gate.RecordReading;
import dev.ilk.gate.ReportAction;
import dev.ilk.gate.Reporting;
import dev.ilk.gate.Revoke;
import dev.ilk.gate.RevokeToken;
import dev.ilk.gate.SearchAccess;
import dev.ilk.gate.Searching;
import dev.ilk.gate.SelfReading;
import dev.ilk.gate.TraceReading;
import dev.ilk.gate.TryTrust;
import dev.ilk.gate.declared.Sort;
import dev.ilk.issue.bundle.PolicyBundles;
import dev.ilk.issue.revocation.RevocationFeed;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.issue.revocation.RevocationsReading;
import dev.ilk.issue.revocation.Revoking;
import dev.ilk.issue.revocation.Suspensions;
import dev.ilk.issue.svid.Authorities;
import dev.ilk.issue.svid.EndpointSvid;
import dev.ilk.issue.svid.JwtSvidIssuer;
import dev.ilk.issue.svid.X509SvidIssuer;
import dev.ilk.issue.token.Introspection;
import dev.ilk.issue.token.ResourceServers;
import dev.ilk.issue.token.TokenIssuer;
import dev.ilk.issue.token.TokenRevocation;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.CryptoProvider;
import dev.ilk.keys.DerivedMac;
import dev.ilk.keys.RootKey;
import dev.ilk.keys.RootKeys;
import dev.ilk.keys.possession.Nonces;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.prove.federation.client.ClientRules;
import dev.ilk.prove.federation.possession.Possession;
import dev.ilk.prove.federation.trust.TrustRuleCheck;
import dev.ilk.prove.human.device.DeviceCookies;
import dev.ilk.record.append.Log;
import dev.ilk.record.append.LogLimits;
import dev.ilk.record.append.RingLogKeys;
import dev.ilk.record.publish.PublishedLog;
import dev.ilk.record.tlog.NoteKey;
import dev.ilk.record.trace.History;
import dev.ilk.registry.AccountBinding;
import dev.ilk.registry.Bootstrap;
import dev.ilk.registry.RegistryChanging;
import dev.ilk.registry.TrustTrying;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.directory.Targets;
import dev.ilk.rollout.PolicyApplying;
import dev.ilk.rollout.PolicyHistory;
import dev.ilk.rollout.PolicyReading;
import dev.ilk.server.config.Settings;
import dev.ilk.store.Stores;
import dev.ilk.web.oauth.RequestDesk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rooms of one node, put together. */
final class Rooms implements AutoCloseable {
  private static final int IDENTITIES_IN_MEMORY = 100_000;
  private static final Duration OLDEST = Duration.ofSeconds(10);

  private final Stores stores;
  private final Issuers issuers;
  private final InstantSource clock;
  private final Bell bell = new Bell();
  private final Ids ids;
  private final AuthorityRoom keys;
  private final KeyRings rings;
  private final RingLogKeys logKeys;
  private final Directory directory;
  private final PeopleRooms staff;
  private final EstateRoom estate;
  private final Revocations revocations;
  private final Meters meters = new Meters();
  private final Chronicle chronicle;
  private final Suspensions suspensions;
  private final PoliciesInForce policies;
  private final Authorities authorities;
  private final Log log;
  private final Denials denials;
  private final StoredRequests requests;
  private final LiveDeployments deployments;
  private final DeploymentDemands demands;
  private final ActiveElevations elevations;
  private final Showing showing;
  private final FederationRoom federation;
  private final CryptoAssets crypto;
  private final AcmeRoom acme;
  private final AppRoom apps;
  private final Planes planes;
  private final People people;
  private final Published published;
  private final Governance governance;
  private final Gate gate;
  private final Watcher watcher;
  private final WebhookRoom webhooks;
  private final Recording recording;

  private Rooms(
      Settings settings,
      List<PolicyText> guardrails,
      Issuers issuers,
      TrustDomains trustDomains,
      RootKey root,
      Stores stores,
      InstantSource clock)
      throws StoreUnavailable, KeysUnavailable {
    this.stores = stores;
    // What changes while the rooms are built is read again, and none of it is missed.
    long seen = stores.changes().latest();
    this.issuers = issuers;
    this.clock = clock;
    this.ids = new Ids(clock);
    this.keys = new AuthorityRoom(settings, trustDomains, RootKeys.of(root), stores, meters, clock);
    this.rings = keys.rings();
    this.logKeys = new RingLogKeys(origin(issuers), rings);
    Bootstrap.ensureOperator(stores.registry(), ids, clock.instant());
    this.directory =
        new Directory(stores.registry(), stores.delegations(), IDENTITIES_IN_MEMORY, OLDEST);
    this.revocations =
        new Revocations(stores.revocations(), clock, Revocations.STALE_AFTER, meters);
    this.staff = new PeopleRooms(settings.providers(), stores, directory, issuers, ids, clock);
    this.estate = EstateRoom.of(stores, directory, settings, trustDomains, clock);
    revocations.catchUp();
    this.chronicle = new Chronicle(stores.history());
    this.policies = new PoliciesInForce(directory, stores.policies(), guardrails, chronicle);
    this.suspensions = new Suspensions(stores.suspensions());
    suspensions.refresh();
    this.requests = new StoredRequests(stores.approvals(), directory::identity);
    this.elevations = new ActiveElevations(stores.elevations());
    elevations.refresh(clock.instant());
    this.showing = new Showing(stores.elevations(), stores.approvals());
    this.denials = new MacDenials(DerivedMac.of(root, "ilk denial binding v1"));
    this.authorities = keys.authorities();
    this.crypto = new CryptoAssets(settings, root, keys, directory);
    AcmeSecrets secrets = AcmeSecrets.of(root);
    this.published =
        new Published(
            directory,
            rings,
            new RevocationFeed(issuers, rings, revocations, clock),
            authorities,
            stores.certified().orders());
    this.deployments = new LiveDeployments(stores.deployments());
    this.demands = new DeploymentDemands(directory, deployments);
    this.federation =
        new FederationRoom(stores.federations(), trustDomains, Planes.reach(settings), clock);
    this.planes =
        new Planes(
            settings,
            issuers,
            published,
            revocations,
            directory,
            new Registers(directory, new AccountBinding(stores.registry(), directory)),
            new Possession(
                new Nonces(DerivedMac.of(root, "ilk dpop nonce v1")), stores.usedProofs()),
            federation,
            demands,
            stores,
            secrets,
            new DeviceCookies(DerivedMac.of(root, "ilk device cookie v1")),
            ids);
    this.acme = new AcmeRoom(issuers, directory, authorities, stores, planes, secrets, clock);
    this.people = new People(stores, planes, directory, ids, settings);
    this.apps = new AppRoom(issuers, stores, planes.apps(), rings, revocations, ids, clock);
    this.webhooks = new WebhookRoom(stores, root, Planes.reach(settings), clock);
    this.log = Log.open(stores.log(), stores.checkpoints(), logKeys, LogLimits.DEFAULT);
    this.watcher = new Watcher(stores.changes(), seen, listener(), clock);
    Minutes minutes = new Minutes(ids, settings.node());
    History history = new History(stores.log());
    this.recording = Recording.of(history, log, minutes, ids, clock);
    this.governance =
        new Governance(
            stores,
            directory,
            revocations,
            recording.routines(),
            this::onward,
            ids,
            estate,
            settings.expiry(),
            new TrustRuleCheck(planes.reach(), issuers)::check,
            new ClientRules(planes.reach())::check,
            clock);
    this.gate =
        new Gate(
            suspensions,
            elevations,
            policies.decider(),
            new Targets(directory, issuers, trustDomains, requests, showing, people.facts()),
            handlers(history),
            meters.around(log),
            minutes);
    meters.show("ilk.revocations.held", revocations::held);
    meters.show("ilk.store.answers", () -> trouble().isEmpty() ? 1 : 0);
    webhooks.start(recording.routines(), ids);
  }

  static Rooms build(
      Settings settings,
      List<PolicyText> guardrails,
      Issuers issuers,
      TrustDomains trustDomains,
      RootKey root,
      Stores stores,
      InstantSource clock)
      throws StoreUnavailable, KeysUnavailable {
    CryptoProvider.chosen().installFirst();
    return new Rooms(settings, guardrails, issuers, trustDomains, root, stores, clock);
  }

  /** The log's name: the public address without its scheme (C2SP tlog-checkpoint). */
  private static String origin(Issuers issuers) {
    return issuers.base().replaceFirst("^https?://", "") + "/log";
  }

  private Handlers handlers(History history) {
    Decider decider = policies.decider();
    ResourceServers servers =
        audience -> {
          try {
            return directory.declarations().server(audience);
          } catch (StoreUnavailable e) {
            throw new PartUnavailable("the services cannot be read", e);
          }
        };
    TrustRuleCheck trust = new TrustRuleCheck(planes.reach(), issuers);
    ClientRules clients = new ClientRules(planes.reach());
    Handlers.Builder begun =
        new ElevationHandlers(stores, requests, directory, decider, ids)
            .in(Handlers.builder(), history, showing, this::seen);
    new DeploymentHandlers(stores.deployments(), deployments, demands, ids, clock)
        .in(begun, this::seen);
    federation.handlers(begun, this::seen);
    webhooks.in(estate.in(begun));
    new JoinRoom(stores.certified().joins(), directory, ids, clock).in(begun, this::seen);
    keys.in(crypto.in(begun), this::seen);
    new ApprovalHandlers(stores.approvals(), denials, directory, ids, governance::answered)
        .in(begun);
    RegistryChanging changing =
        new RegistryChanging(
            stores.registry(),
            directory,
            ids,
            trust::check,
            clients::check,
            policies::declarable,
            declared(),
            new Joint(this::gate));
    new RegistryHandlers(stores, directory, changing, declared()).in(begun, this::seen);
    governance.handlers(begun, history, this::seen);
    new MachineRoom(stores, directory, ids, trust::check, clients::check, policies::declarable)
        .in(begun, governance.ending(history), this::seen);
    return staff
        .handlers(
            people.handle(apps.handlers(acme.handlers(begun), watcher::hurry), elevations),
            this::seen)
        .on(ExchangeToken.class, new TokenIssuer(issuers, servers, rings, ids, clock))
        .on(IssueX509Svid.class, new X509SvidIssuer(authorities, clock))
        .on(IssueJwtSvid.class, new JwtSvidIssuer(authorities, ids, clock))
        .on(IntrospectToken.class, new Introspection(issuers, rings, revocations, directory, clock))
        .on(
            RevokeToken.class,
            seen(new TokenRevocation(issuers, rings, stores.revocations(), revocations, clock)))
        .on(
            EvaluateAccess.class,
            new Evaluation(decider, directory, elevations, requests, policies::groups, ids))
        .on(ReportAction.class, new Reporting(directory, decider, new FromRecord(history)))
        .on(
            FetchBundle.class,
            new PolicyBundles(
                issuers,
                rings,
                new PolicyContents(
                    stores.changes(), stores.registry(), policies::inForce, policies::groups)))
        .on(
            SearchAccess.class,
            new Searching(
                policies.decider(),
                directory,
                elevations,
                new KnownCandidates(stores.registry(), directory, policies::inForce),
                policies::groups))
        .on(
            Revoke.class,
            seen(
                new Revoking(
                    stores.revocations(),
                    stores.suspensions(),
                    revocations,
                    directory,
                    new ReachFromRecord(stores, directory, history),
                    clock)))
        .on(ReadRevocations.class, new RevocationsReading(revocations, suspensions))
        .on(ReadSelf.class, new SelfReading(new OpenSeals(stores.seals(), elevations)))
        .on(TryTrust.class, new TrustTrying(stores.registry(), planes.trials()))
        .on(ReadTrace.class, new TraceReading(history, directory))
        .on(
            ReadRecord.class,
            new RecordReading(new PublishedLog(stores.log(), stores.checkpoints())))
        .on(ApplyPolicies.class, seen(new PolicyApplying(stores.policies(), policies)))
        .on(ReadPolicies.class, new PolicyReading(stores.policies(), policies))
        .on(ListPolicyVersions.class, new PolicyHistory(stores.policies(), directory::identity))
        .build();
  }

  /** What files declare of other rooms, in the order in which it is made. */
  private List<Sort> declared() {
    return Stream.of(
            estate.declared(stores.declared()),
            List.of(RequestRoom.declared(stores), webhooks.declared()))
        .flatMap(List::stream)
        .toList();
  }

  private Hearing listener() {
    return new Hearing(
        directory,
        revocations,
        policies,
        suspensions,
        elevations,
        keys,
        deployments,
        federation,
        bell,
        clock);
  }

  List<Upkeep.Chore> chores() {
    List<Upkeep.Chore> own =
        List.of(
            new Upkeep.Chore("clearing what leavers left behind", staff.leaving()::clearAll),
            new Upkeep.Chore("closing intents left behind", recording.reconciliation()::run),
            new Upkeep.Chore(
                "taking back what ended deployments hold",
                () -> stores.deployments().retire(clock.instant())),
            new Upkeep.Chore(
                "forgetting what is over of passkeys", () -> people.prune(clock.instant())),
            new Upkeep.Chore("forgetting orders and keys that are over", acme::prune),
            new Upkeep.Chore(
                "forgetting events that no rule can see", () -> chronicle.prune(clock.instant())),
            new Upkeep.Chore("reading the policies", policies::refresh));
    return Stream.of(
            own,
            keys.chores(),
            apps.chores(recording.routines()),
            federation.chores(),
            governance.chores(meters),
            Forgetting.of(stores, clock))
        .flatMap(List::stream)
        .toList();
  }

  private <C extends Command<R>, R> Outcome<R> onward(Permit<?> permit, C command) {
    return gate.onward(permit, command);
  }

  Watcher watcher() {
    return watcher;
  }

  /** A handler whose change this node has seen itself before it is answered. */
  private <C extends Command<R>, R> Handler<C, R> seen(Handler<C, R> handler) {
    return permit -> {
      Result<Handled<R>> result = handler.act(permit);
      watcher.hurry();
      return result;
    };
  }

  /** Where requests of apps wait. */
  RequestDesk desk() {
    return new Desk(stores.requests(), directory, issuers);
  }

  Gate gate() {
    return gate;
  }

  Ids ids() {
    return ids;
  }

  Denials denials() {
    return denials;
  }

  Bell bell() {
    return bell;
  }

  InstantSource clock() {
    return clock;
  }

  Issuers issuers() {
    return issuers;
  }

  Planes planes() {
    return planes;
  }

  Published published() {
    return published;
  }

  Optional<String> checkpoint() {
    return stores.checkpoints().latest();
  }

  List<String> recordKeys() {
    return logKeys.known().stream().map(NoteKey::vkey).toList();
  }

  EndpointSvid endpointSvid(Environment environment) {
    return new EndpointSvid(environment, authorities, clock);
  }

  Meters meters() {
    return meters;
  }

  /** What speaks against serving, if anything. */
  Optional<String> trouble() {
    try {
      stores.changes().latest();
      revocations.asOf();
      return Optional.empty();
    } catch (StoreUnavailable e) {
      return Optional.of("the store does not answer");
    }
  }

  @Override
  public void close() {
    webhooks.close();
    log.close();
    federation.close();
    planes.close();
    meters.close();
    stores.close();
  }
}
